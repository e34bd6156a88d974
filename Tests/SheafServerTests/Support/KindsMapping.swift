/// A mapping with a field of every kind, and some that do not always apply.
enum KindsMapping {
  static let toml = """
    [mapping]
    title = { en = "Kinds", fr = "Genres" }
    id = "id"
    confidential = "secret"
    [[section]]
    name = "first"
    label = { en = "First", fr = "D’abord" }
    [[field]]
    name = "id"
    heading = "ID"
    label = { en = "Identifier", fr = "Identifiant" }
    kind = "identifier"
    required = true
    section = "first"
    [[field]]
    name = "line"
    heading = "Line"
    label = { en = "A line", fr = "Une ligne" }
    hint = { en = "One line.", fr = "Une seule ligne." }
    kind = "text"
    section = "first"
    [[field]]
    name = "story"
    heading = "Story"
    label = { en = "Story", fr = "Récit" }
    kind = "paragraph"
    [[field]]
    name = "count"
    heading = "Count"
    label = { en = "Count", fr = "Nombre" }
    kind = "integer"
    [[field]]
    name = "year"
    heading = "Year"
    label = { en = "Year", fr = "Année" }
    kind = "year"
    [[field]]
    name = "day"
    heading = "Day"
    label = { en = "Day", fr = "Jour" }
    kind = "date"
    [[field]]
    name = "secret"
    heading = "Secret"
    label = { en = "Secret", fr = "Secret" }
    kind = "flag"
    true = ["YES", "yes"]
    false = ["NO"]
    [[field]]
    name = "size"
    heading = "Size"
    label = { en = "Size", fr = "Taille" }
    kind = "choice"
    choices = [{ value = "small", label = { en = "Small", fr = "Petit" } }, { value = "large" }]
    [[field]]
    name = "place"
    heading = "SourceLocation"
    label = { en = "SourceLocation", fr = "Lieu" }
    kind = "choice"
    open = true
    choices = [{ value = "a" }, { value = "b" }, { value = "c" }, { value = "d" }, { value = "e" }, { value = "f" }, { value = "g" }]
    [[field]]
    name = "themes"
    heading = "Themes"
    label = { en = "Themes", fr = "Thèmes" }
    kind = "choices"
    separator = "; "
    open = true
    choices = [{ value = "law  and order" }, { value = "health" }]
    [[field]]
    name = "why"
    heading = "Why large"
    label = { en = "Why so large", fr = "Pourquoi si grand" }
    kind = "paragraph"
    relevant = { size = "large" }
    [[field]]
    name = "whole"
    heading = "Whole"
    label = { en = "The whole", fr = "Le tout" }
    kind = "composed"
    [[field.compose]]
    text = "{line} – {story}"
    [[field]]
    name = "groups"
    heading = "Groups"
    label = { en = "Groups", fr = "Groupes" }
    kind = "derived"
    from = "themes"
    separator = "; "
    choices = [{ value = "public" }, { value = "other" }]
    [[field.derive]]
    item = "law  and order"
    gives = "public"
    [[field.derive]]
    item = "health"
    gives = "other"

    """
}
