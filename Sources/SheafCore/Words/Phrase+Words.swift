extension Phrase {
  /// The catalogue: every phrase in every language, side by side. It is one long list on purpose; the compiler sees to it that
  /// none is left out.
  var words: (en: String, fr: String) {
    switch self {
    case .warning: ("warning: ", "attention : ")
    case .note: ("note: ", "à noter : ")
    case .standardInput: ("standard input", "entrée standard")
    case .standardOutput: ("standard output", "sortie standard")
    case .columnLetter: ("column {0}", "colonne {0}")
    case .recordName: ("record {0}", "fiche {0}")

    case .noSuchFile: ("there is no such file or folder", "ce fichier ou dossier n’existe pas")
    case .noPermission:
      (
        "not allowed; check who owns it and its permissions",
        "accès refusé ; vérifiez le propriétaire et les droits"
      )
    case .readOnlyDisk:
      (
        "the disk cannot be written to; choose another place",
        "ce disque est en lecture seule ; choisissez un autre endroit"
      )
    case .isFolder: ("this is a folder, not a file", "c’est un dossier, pas un fichier")
    case .notAFolder: ("this is not a folder", "ce n’est pas un dossier")
    case .diskFull:
      (
        "the disk is full; make room and try again",
        "le disque est plein ; faites de la place et recommencez"
      )
    case .readerGone:
      (
        "the program that was reading the output is gone",
        "le programme qui lisait la sortie s’est arrêté"
      )
    case .tooManyOpenFiles:
      (
        "too many files are open; close some programs",
        "trop de fichiers ouverts ; fermez quelques programmes"
      )
    case .nameTooLong: ("the name is too long for this disk", "le nom est trop long pour ce disque")
    case .notARegularFile:
      (
        "is a link, a device or a pipe and not a file; put the file itself there",
        "est un lien, un périphérique ou un tube, pas un fichier ; mettez-y le fichier lui-même"
      )
    case .systemError: ("the system says: {0}", "le système répond : {0}")

    case .binary:
      (
        "holds a NUL byte, so it is no text; is it the right file? If it is UTF-16, say --encoding utf-16le",
        "contient un octet NUL : ce n’est pas du texte ; est-ce le bon fichier ? Si c’est de l’UTF-16, précisez --encoding utf-16le"
      )
    case .cutInCharacter:
      (
        "ends in the middle of a character; the file was cut off, get it again",
        "s’arrête au milieu d’un caractère ; le fichier est tronqué, procurez-vous-le de nouveau"
      )
    case .notThisEncoding:
      (
        "is not {0} text; name another --encoding, or save the file as UTF-8",
        "n’est pas du texte {0} ; indiquez un autre --encoding ou enregistrez le fichier en UTF-8"
      )
    case .mixedEncodings:
      (
        "byte {0} is not UTF-8, though characters before it are: two encodings in one file; save it as UTF-8, or say --encoding",
        "l’octet {0} n’est pas de l’UTF-8, alors que des caractères avant lui le sont : deux encodages dans un fichier ; "
          + "enregistrez-le en UTF-8 ou précisez --encoding"
      )
    case .readAs: ("is not UTF-8; read as {0}", "n’est pas en UTF-8 ; lu comme {0}")

    case .outputExists:
      (
        "is there already; say --force to replace it",
        "existe déjà ; ajoutez --force pour le remplacer"
      )
    case .outputInTheWay:
      (
        "something that is no file is in the way; remove or rename it",
        "quelque chose qui n’est pas un fichier gêne ; retirez-le ou renommez-le"
      )
    case .noFolderForOutput:
      (
        "the folder {0} does not exist; make it first",
        "le dossier {0} n’existe pas ; créez-le d’abord"
      )
    case .outputIsInput:
      (
        "is also an input; choose another output",
        "est aussi une entrée ; choisissez une autre sortie"
      )
    case .sayFrom: ("say --from and a format: {0}", "précisez --from et un format : {0}")
    case .sayTo: ("say --to and a format: {0}", "précisez --to et un format : {0}")
    case .unknownInputFormat:
      (
        "its name does not tell its format; say --from: {0}",
        "son nom ne dit pas son format ; précisez --from : {0}"
      )
    case .workbookInput:
      (
        "is a workbook of a spreadsheet program; open it there, save it as CSV in UTF-8, and take that file",
        "est un classeur de tableur ; ouvrez-le dans le tableur, enregistrez-le en CSV (UTF-8), et prenez ce fichier-là"
      )
    case .unknownOutputFormat:
      (
        "its name does not tell its format; say --to: {0}",
        "son nom ne dit pas son format ; précisez --to : {0}"
      )
    case .severalRecordsForOneFile:
      (
        "holds one fragment, and there are more; give a folder, such as -o fragments/",
        "contient un seul fragment, or il y en a plusieurs ; indiquez un dossier, par exemple -o fragments/"
      )

    case .noFragments:
      ("no .md or .txt file in this folder", "aucun fichier .md ou .txt dans ce dossier")
    case .otherFiles:
      (
        "{0} other {0:file|files} left out; fragments end in .md or .txt",
        "{0} {0:autre fichier laissé|autres fichiers laissés} de côté ; les fragments finissent par .md ou .txt"
      )
    case .foldersLeftOut:
      (
        "{0} {0:sub-folder|sub-folders} left out; say --recursive to read {0:it|them} too",
        "{0} {0:sous-dossier laissé|sous-dossiers laissés} de côté ; ajoutez --recursive pour {0:le|les} lire aussi"
      )
    case .tooLarge:
      ("is larger than {0} MiB, so it is no fragment", "dépasse {0} Mio : ce n’est pas un fragment")
    case .emptyFile: ("is empty", "est vide")
    case .noFields:
      (
        "holds no line such as **Heading**: value, so it is no fragment",
        "ne contient aucune ligne **Intitulé**: valeur : ce n’est pas un fragment"
      )
    case .strayText:
      (
        "text before the first field belongs to none; write it as **Heading**: value",
        "le texte avant le premier champ n’appartient à aucun ; écrivez-le sous la forme **Intitulé**: valeur"
      )
    case .badHeading:
      (
        "\"{0}\" cannot be a heading in a fragment; use one line without **:",
        "« {0} » ne peut pas être un intitulé de fragment ; une seule ligne, sans **:"
      )

    case .rowTooLong:
      (
        "is longer than {0} MiB; is a quote missing?",
        "dépasse {0} Mio ; manque-t-il un guillemet ?"
      )
    case .tooManyCells:
      (
        "the row has more than {0} cells; is it a spreadsheet?",
        "la ligne a plus de {0} cellules ; est-ce bien une feuille de calcul ?"
      )
    case .textAfterQuote:
      (
        "text after the closing quote: {0}; double the quotes inside of the cell",
        "du texte suit le guillemet fermant : {0} ; doublez les guillemets à l’intérieur de la cellule"
      )
    case .unterminatedQuote:
      (
        "a quote is opened here and never closed; close it, or double it if it is part of the text",
        "un guillemet s’ouvre ici et ne se ferme jamais ; fermez-le, ou doublez-le s’il fait partie du texte"
      )
    case .noKnownHeading:
      (
        "no heading that the mapping \"{0}\" knows, such as {1}, between commas, semicolons, tabs or bars; is it the right file, the "
          + "right mapping?",
        "aucun intitulé connu du modèle « {0} », tel que {1}, entre virgules, points-virgules, tabulations ou barres ; est-ce le bon "
          + "fichier, le bon modèle ?"
      )
    case .noKnownHeadingWithDelimiter:
      (
        "no heading that the mapping \"{0}\" knows, such as {1}, with this delimiter; leave --delimiter out, or name another",
        "aucun intitulé connu du modèle « {0} », tel que {1}, avec ce délimiteur ; retirez --delimiter ou indiquez-en un autre"
      )
    case .noKnownHeadingInRecords:
      (
        "no record has any heading of the mapping \"{0}\"; is it the right mapping?",
        "aucune fiche n’a d’intitulé du modèle « {0} » ; est-ce le bon modèle ?"
      )
    case .duplicateColumnHeading:
      (
        "\"{0}\" is a second column for {2}, which column {1} is already; rename one of the two or take it out",
        "« {0} » est une deuxième colonne pour {2}, qu’on trouve déjà en colonne {1} ; renommez l’une des deux ou retirez-la"
      )
    case .missingColumn:
      (
        "there is no column \"{0}\", which tells records apart; add it to be able to find them again",
        "il n’y a pas de colonne « {0} », qui distingue les fiches ; ajoutez-la pour pouvoir les retrouver"
      )
    case .cellCutByExcel:
      (
        "has exactly the 32,767 characters that Excel keeps of a cell; its end may be lost, compare with the original",
        "compte exactement les 32 767 caractères qu’Excel garde d’une cellule ; la fin est peut-être perdue, comparez avec l’original"
      )
    case .blankRows:
      ("{0} blank {0:row|rows} passed over", "{0} {0:ligne vide ignorée|lignes vides ignorées}")
    case .extraCell:
      (
        "\"{0}\" stands beyond the {1} columns that have headings; give it a heading, or look for a delimiter too many",
        "« {0} » se trouve au-delà des {1} colonnes à intitulé ; donnez-lui un intitulé, ou cherchez un délimiteur de trop"
      )
    case .cellWithoutHeading:
      (
        "the column has no heading; give it one in the first row",
        "la colonne n’a pas d’intitulé ; donnez-lui-en un en première ligne"
      )
    case .missingCells:
      (
        "the row has {0} {0:cell|cells} for {1} columns; those from here on count as missing",
        "la ligne a {0} {0:cellule|cellules} pour {1} colonnes ; celles qui manquent sont considérées comme absentes"
      )
    case .cellTooLongForExcel:
      (
        "has {0} characters; Excel keeps 32,767 of a cell and drops the rest, so do not edit this one there",
        "compte {0} caractères ; Excel n’en garde que 32 767 par cellule, ne modifiez donc pas celle-ci avec Excel"
      )

    case .noSheet:
      (
        "the root element is <{0}>, and a workbook of the kind {1} has <{2}>; is it the right file, the right mapping?",
        "l’élément racine est <{0}>, alors qu’un classeur de type {1} a <{2}> ; est-ce le bon fichier, le bon modèle ?"
      )
    case .otherSheet:
      (
        "is a workbook of the kind {0}; name a mapping for those, such as --mapping {1}",
        "est un classeur de type {0} ; indiquez un modèle qui les lit, par exemple --mapping {1}"
      )
    case .sheetNeedsMapping:
      (
        "is a name for workbooks, which this mapping does not write; name one that does, such as --mapping {0}, or give the output another name",
        "est un nom de classeur, or ce modèle n’en écrit pas ; indiquez-en un qui en écrit, par exemple --mapping {0}, ou donnez un autre nom à la "
          + "sortie"
      )
    case .noHeadingRow:
      (
        "no row holds the headings of the mapping \"{0}\", such as {1}; write them over the columns, or name the right mapping",
        "aucune ligne ne porte les intitulés du modèle « {0} », tels que {1} ; écrivez-les au-dessus des colonnes, ou indiquez le bon modèle"
      )
    case .rowsAboveHeadings:
      (
        "{0} {0:row|rows} above the headings, which are in row {1}, belong to no record",
        "{0} {0:ligne|lignes} au-dessus des intitulés, qui sont en ligne {1}, n’appartiennent à aucune fiche"
      )
    case .sheetNotRead:
      (
        "the sheet \"{0}\" was not read: the records are in another one",
        "la feuille « {0} » n’a pas été lue : les fiches sont dans une autre"
      )
    case .sheetIndex:
      (
        "{0} is \"{1}\", which is not the number of a row or column; save the sheet again in the spreadsheet program",
        "{0} vaut « {1} », qui n’est pas un numéro de ligne ou de colonne ; enregistrez de nouveau la feuille dans le tableur"
      )
    case .sheetIndexBack:
      (
        "the number {0} goes back, where {1} is the next; save the sheet again in the spreadsheet program",
        "le numéro {0} revient en arrière, alors que le suivant est {1} ; enregistrez de nouveau la feuille dans le tableur"
      )
    case .sheetRepeats:
      (
        "{0} is \"{1}\", which does not say how many; save the sheet again in the spreadsheet program",
        "{0} vaut « {1} », qui ne dit pas combien ; enregistrez de nouveau la feuille dans le tableur"
      )
    case .sheetTooWide:
      (
        "there is text beyond the {0} columns that a sheet may have; is it a spreadsheet?",
        "il y a du texte au-delà des {0} colonnes que peut avoir une feuille ; est-ce bien un tableau ?"
      )
    case .sheetRowRepeated:
      (
        "says that it stands for {0} rows with the same text, and no more than {1} are taken; save the sheet again in the spreadsheet program",
        "dit valoir {0} lignes de même texte, or {1} au plus sont prises ; enregistrez de nouveau la feuille dans le tableur"
      )
    case .sheetTooLong:
      (
        "is where the sheet passes {0} rows; spreadsheet programs drop the rest, so write fewer records at a time",
        "est le point où la feuille dépasse {0} lignes ; les tableurs laissent le reste de côté, écrivez donc moins de fiches à la fois"
      )
    case .keyWithSheet:
      (
        "{0} means nothing beside sheet, whose columns are those of [csv] or all fields; take it out",
        "{0} n’a pas de sens avec sheet, dont les colonnes sont celles de [csv] ou tous les champs ; enlevez-le"
      )
    case .sheetTemplateEncoding:
      (
        "the template is in {0}, which cannot hold every character; save it as UTF-8",
        "le modèle est en {0}, qui n’a pas tous les caractères ; enregistrez-le en UTF-8"
      )
    case .sheetTemplateRoot:
      (
        "the root element is <{0}>, and a workbook of the kind {1} has <{2}>; correct sheet in the mapping, or save the template in that kind",
        "l’élément racine est <{0}>, alors qu’un classeur de type {1} a <{2}> ; corrigez sheet dans la description, ou enregistrez le modèle dans ce "
          + "type"
      )
    case .sheetTemplateRows:
      (
        "the template has to have two rows with text: what each column is for, and sample values; make it so",
        "le modèle doit avoir deux lignes de texte : à quoi sert chaque colonne, et des valeurs d’exemple ; faites-en ainsi"
      )
    case .sheetTemplateRest:
      (
        "no column of the template is for all other fields; write * in the first row over one",
        "aucune colonne du modèle n’est pour tous les autres champs ; écrivez * en première ligne au-dessus de l’une d’elles"
      )
    case .sheetTemplateName:
      (
        "\"{0}\" is neither a field nor a kind of field; name one, or write * for all others",
        "« {0} » n’est ni un champ ni un type de champ ; nommez-en un, ou écrivez * pour tous les autres"
      )
    case .sheetTemplateNameNearest:
      (
        "\"{0}\" is neither a field nor a kind of field; did you mean {1}?",
        "« {0} » n’est ni un champ ni un type de champ ; vouliez-vous dire {1} ?"
      )

    case .recordTooLong: ("the record is longer than {0} MiB", "la fiche dépasse {0} Mio")
    case .tagTooLong:
      (
        "a tag or comment is longer than {0} MiB; is a > missing?",
        "une balise ou un commentaire dépasse {0} Mio ; manque-t-il un > ?"
      )
    case .notInXML:
      (
        "holds the character {0}, which XML cannot hold (record {1}); take it out of the text",
        "contient le caractère {0}, impossible en XML (fiche {1}) ; retirez-le du texte"
      )
    case .doctype:
      (
        "a DOCTYPE is refused, whatever it says; take that line out",
        "un DOCTYPE est refusé, quoi qu’il dise ; retirez cette ligne"
      )
    case .xmlSyntax: ("is not well-formed XML: {0}", "n’est pas du XML bien formé : {0}")
    case .xmlCutOff:
      (
        "ends before <{0}> is closed; the file was cut off, get it again",
        "s’arrête avant que <{0}> soit fermé ; le fichier est tronqué, procurez-vous-le de nouveau"
      )
    case .xmlNoElement:
      (
        "holds no XML element; is it the right file?",
        "ne contient aucun élément XML ; est-ce le bon fichier ?"
      )
    case .xmlAfterRoot:
      (
        "is not well-formed XML: something follows after the root element; take it out",
        "n’est pas du XML bien formé : quelque chose suit l’élément racine ; retirez-le"
      )
    case .xmlCharacter:
      (
        "is not well-formed XML: a character that XML cannot hold; take it out",
        "n’est pas du XML bien formé : un caractère impossible en XML ; retirez-le"
      )
    case .xmlEntity:
      (
        "is not well-formed XML: nothing says what &{0}; is; write the character itself",
        "n’est pas du XML bien formé : rien ne dit ce qu’est &{0}; ; écrivez le caractère lui-même"
      )
    case .xmlTags:
      (
        "is not well-formed XML: <{0}> is closed by </{1}>; close what was opened last first",
        "n’est pas du XML bien formé : <{0}> est fermé par </{1}> ; fermez d’abord ce qui a été ouvert en dernier"
      )
    case .xmlEncoding:
      (
        "is not well-formed XML: its text is not in the encoding that its first line names, or UTF-8; save it as UTF-8",
        "n’est pas du XML bien formé : le texte n’est pas dans l’encodage annoncé en première ligne, ni en UTF-8 ; enregistrez-le en UTF-8"
      )
    case .xmlMarkup:
      (
        "is not well-formed XML: a tag is written wrongly; is a < or & in the text, which has to be &lt; or &amp;?",
        "n’est pas du XML bien formé : une balise est mal écrite ; y a-t-il dans le texte un < ou un & qui doit être &lt; ou &amp; ?"
      )
    case .wrongRootNamespace:
      (
        "the root element <{0}> is of the namespace {1}, and the mapping expects {2}; is it the right file, the right mapping?",
        "l’élément racine <{0}> est de l’espace de noms {1}, le modèle attend {2} ; est-ce le bon fichier, le bon modèle ?"
      )
    case .noNamespace: ("none", "aucun")
    case .tooDeep:
      (
        "elements are nested more than {0} deep",
        "les éléments sont imbriqués à plus de {0} niveaux"
      )
    case .wrongRoot:
      (
        "the root element is <{0}>, and the mapping expects <{1}>; is it the right file, the right mapping?",
        "l’élément racine est <{0}>, le modèle attend <{1}> ; est-ce le bon fichier, le bon modèle ?"
      )
    case .unknownElement:
      (
        "the mapping has no place for the element {0}",
        "le modèle n’a pas de place pour l’élément {0}"
      )
    case .unknownAttribute:
      (
        "the mapping has no place for the attribute {0} (\"{1}\")",
        "le modèle n’a pas de place pour l’attribut {0} (« {1} »)"
      )
    case .otherThanConstant:
      (
        "{0} holds \"{1}\" where the mapping has \"{2}\"",
        "{0} contient « {1} » là où le modèle a « {2} »"
      )
    case .strayXMLText:
      (
        "the mapping has no place for text there: {0} (\"{1}\")",
        "le modèle n’a pas de place pour du texte ici : {0} (« {1} »)"
      )

    case .repeatedHeading:
      (
        "the heading is there a second time; put both values into one field",
        "l’intitulé apparaît une deuxième fois ; réunissez les deux valeurs dans un seul champ"
      )
    case .noColumn:
      ("the mapping has no column for it", "le modèle n’a pas de colonne pour ce champ")
    case .noPlace:
      ("the mapping has no place for it in XML", "le modèle n’a pas de place pour ce champ en XML")

    case .tooManyHeadings:
      (
        "more than {0} headings that the mapping does not know; is it the right file, the right mapping?",
        "plus de {0} intitulés inconnus du modèle ; est-ce le bon fichier, le bon modèle ?"
      )
    case .unknownHeading:
      (
        "the mapping does not know the heading \"{0}\"; it is kept as it is",
        "le modèle ne connaît pas l’intitulé « {0} » ; il est gardé tel quel"
      )
    case .unknownHeadingNearest:
      (
        "the mapping does not know the heading \"{0}\"; did you mean \"{1}\"?",
        "le modèle ne connaît pas l’intitulé « {0} » ; vouliez-vous dire « {1} » ?"
      )
    case .garbledHeading:
      (
        "is \"{0}\" garbled: a program read the file in a wrong encoding and saved it so; other accents will be garbled too",
        "est « {0} » déformé : un programme a lu le fichier dans un mauvais codage et l’a enregistré ainsi ; d’autres accents le seront aussi"
      )
    case .blankID:
      ("the record has no id; give it one", "la fiche n’a pas d’identifiant ; donnez-lui-en un")
    case .duplicateID:
      (
        "the id {0} is there already in an earlier record; give one of the two another",
        "l’identifiant {0} existe déjà dans une fiche précédente ; donnez-en un autre à l’une des deux"
      )
    case .duplicateIDWithPlace:
      (
        "the id {0} is there already at {1}; give one of the two another",
        "l’identifiant {0} existe déjà ici : {1} ; donnez-en un autre à l’une des deux"
      )

    case .required:
      ("is blank, and must not be; fill it in", "est vide et ne doit pas l’être ; remplissez-le")
    case .notAnInteger:
      (
        "\"{0}\" is not a whole number; expected digits only",
        "« {0} » n’est pas un nombre entier ; seuls des chiffres sont attendus"
      )
    case .notAYear:
      (
        "\"{0}\" is not a year; expected four digits",
        "« {0} » n’est pas une année ; quatre chiffres sont attendus"
      )
    case .notADate:
      (
        "\"{0}\" is not a date; expected year, month and day as in 2023-12-31",
        "« {0} » n’est pas une date ; année, mois et jour sont attendus, comme dans 2023-12-31"
      )
    case .notAFlag:
      (
        "\"{0}\" is neither {1} nor {2}; write one of them",
        "« {0} » n’est ni {1} ni {2} ; écrivez l’un des deux"
      )
    case .patternMismatch:
      ("\"{0}\" does not have the expected form {1}", "« {0} » n’a pas la forme attendue {1}")
    case .patternMismatchHint:
      ("\"{0}\" does not have the expected form: {1}", "« {0} » n’a pas la forme attendue : {1}")
    case .missingField:
      ("is missing, and must not be; add it", "est absent et ne doit pas l’être ; ajoutez-le")
    case .severalLines:
      (
        "runs over several lines, and this field has one; join them",
        "s’étend sur plusieurs lignes alors que ce champ n’en a qu’une ; réunissez-les"
      )
    case .spacesAround:
      (
        "\"{0}\" has spaces before or after it; take them out",
        "« {0} » a des espaces avant ou après ; retirez-les"
      )
    case .staleComposed:
      (
        "does not say what it is composed of any more; it says \"{0}\" and would be \"{1}\"",
        "ne correspond plus aux champs dont il est composé ; il dit « {0} » et serait « {1} »"
      )
    case .staleDerived:
      ("says \"{0}\", and would be \"{1}\" by {2}", "dit « {0} » et serait « {1} » d’après {2}")
    case .lineIsNoField:
      (
        "this line looks like a field and is not one, so it counts as part of the value: {0}; write **Heading**: value",
        "cette ligne ressemble à un champ sans en être un et compte donc dans la valeur : {0} ; écrivez **Intitulé**: valeur"
      )
    case .notAChoice: ("\"{0}\" is not one of: {1}", "« {0} » ne figure pas parmi : {1}")
    case .notAChoiceNearest:
      (
        "\"{0}\" is not one of the choices; did you mean \"{1}\"?",
        "« {0} » ne figure pas parmi les choix ; vouliez-vous dire « {1} » ?"
      )

    case .tomlTooLarge:
      ("is larger than {0} KiB, so it is no mapping", "dépasse {0} Kio : ce n’est pas un modèle")
    case .tomlNotText:
      ("is not UTF-8 text; save it as UTF-8", "n’est pas du texte UTF-8 ; enregistrez-le en UTF-8")
    case .tomlSyntax: ("is not TOML: {0}", "n’est pas du TOML : {0}")
    case .tomlRestOfLine:
      (
        "something follows where the line should end; put it on a line of its own",
        "quelque chose suit alors que la ligne devrait finir ; passez à la ligne"
      )
    case .tomlHeader:
      (
        "a table's heading is written [name] or [[name]]",
        "l’en-tête d’une table s’écrit [nom] ou [[nom]]"
      )
    case .tomlEquals: ("expected = after the key", "un = est attendu après la clé")
    case .tomlKeyTooLong:
      ("a key is too long or has too many parts", "une clé est trop longue ou a trop de parties")
    case .tomlKey:
      (
        "expected a key: letters a to z, digits, - and _, or anything between quotes",
        "une clé est attendue : lettres de a à z, chiffres, - et _, ou n’importe quoi entre guillemets"
      )
    case .tomlTooDeep: ("values are nested too deep", "les valeurs sont trop imbriquées")
    case .tomlInlineTable: ("expected , or } in { … }", "un , ou un } est attendu dans { … }")
    case .tomlValue:
      (
        "expected a value; put text between straight quotes, \"like this\"",
        "une valeur est attendue ; mettez le texte entre guillemets droits, \"comme ceci\""
      )
    case .tomlArray: ("expected , or ] in [ … ]", "un , ou un ] est attendu dans [ … ]")
    case .tomlString:
      (
        "the text is opened here and never closed; close its quotes",
        "le texte s’ouvre ici et ne se ferme jamais ; fermez les guillemets"
      )
    case .tomlNUL:
      (
        "text must not hold the character U+0000",
        "le texte ne peut pas contenir le caractère U+0000"
      )

    case .typeString: ("text between quotes", "du texte entre guillemets")
    case .typeBoolean: ("true or false", "true ou false")
    case .typeStrings: ("a list of texts", "une liste de textes")
    case .typeText:
      (
        "text, or texts by language as in { en = \"…\", fr = \"…\" }",
        "du texte, ou des textes par langue comme { en = \"…\", fr = \"…\" }"
      )
    case .typeTable: ("a table", "une table")
    case .typeTables: ("a list of tables", "une liste de tables")
    case .typeChoices:
      (
        "a list of texts or of { value = \"…\", label = … }",
        "une liste de textes ou de { value = \"…\", label = … }"
      )
    case .unknownKey:
      ("there is no key {0} here; there are: {1}", "il n’y a pas de clé {0} ici ; il y a : {1}")
    case .unknownKeyNearest:
      (
        "there is no key {0} here; did you mean {1}?",
        "il n’y a pas de clé {0} ici ; vouliez-vous dire {1} ?"
      )
    case .wrongType:
      (
        "{0} has a value of the wrong type; expected {1}",
        "{0} n’a pas le bon type de valeur ; attendu : {1}"
      )
    case .textWithoutLanguage:
      (
        "{0} has no text in any language; give en or fr",
        "{0} n’a de texte dans aucune langue ; donnez en ou fr"
      )
    case .missingKey: ("{0} is missing; add it", "il manque {0} ; ajoutez-le")
    case .missingID:
      (
        "id is missing; name the field that tells records apart",
        "il manque id ; nommez le champ qui distingue les fiches"
      )
    case .unknownName:
      ("there is no \"{0}\"; there are: {1}", "« {0} » n’existe pas ; il y a : {1}")
    case .unknownNameNearest:
      (
        "there is no \"{0}\"; did you mean \"{1}\"?",
        "« {0} » n’existe pas ; vouliez-vous dire « {1} » ?"
      )
    case .extendsMissing:
      (
        "what it extends, \"{0}\", is neither a file there nor built in; mend the name, or put the file beside this one",
        "ce qu’il prolonge, « {0} », n’est ni un fichier présent ni un modèle intégré ; corrigez le nom, ou placez le fichier à côté de celui-ci"
      )
    case .extendsLoop:
      (
        "the mapping extends itself; take one extends out",
        "le modèle se prolonge lui-même ; retirez un extends"
      )
    case .unknownField:
      ("there is no field \"{0}\"; there are: {1}", "il n’y a pas de champ « {0} » ; il y a : {1}")
    case .unknownFieldNearest:
      (
        "there is no field \"{0}\"; did you mean \"{1}\"?",
        "il n’y a pas de champ « {0} » ; vouliez-vous dire « {1} » ?"
      )
    case .unknownSection:
      (
        "there is no section \"{0}\"; there are: {1}",
        "il n’y a pas de section « {0} » ; il y a : {1}"
      )
    case .unknownSectionNearest:
      (
        "there is no section \"{0}\"; did you mean \"{1}\"?",
        "il n’y a pas de section « {0} » ; vouliez-vous dire « {1} » ?"
      )
    case .templateBrace:
      (
        "a brace is left open; write {name}, or {{ and }} for braces",
        "une accolade reste ouverte ; écrivez {nom}, ou {{ et }} pour des accolades"
      )
    case .duplicateName:
      (
        "\"{0}\" is there twice; give one another name",
        "« {0} » apparaît deux fois ; renommez l’un des deux"
      )
    case .badName:
      (
        "\"{0}\" is no name; use small letters a to z, digits and _, a letter first",
        "« {0} » n’est pas un nom ; petites lettres de a à z, chiffres et _, une lettre d’abord"
      )
    case .emptySeparator: ("a separator cannot be empty", "un séparateur ne peut pas être vide")
    case .badNamespace:
      (
        "\"{0}\" = \"{1}\" is no namespace; a prefix is a name that does not begin with xml, a uri is not empty",
        "« {0} » = « {1} » n’est pas un espace de noms ; un préfixe est un nom qui ne commence pas par xml, un uri n’est pas vide"
      )
    case .notAFlagField:
      (
        "{0} is not of kind flag, so it marks nothing",
        "{0} n’est pas de type flag : il ne marque rien"
      )
    case .duplicateHeading:
      (
        "the heading \"{0}\" is that of {1} already; each needs its own",
        "l’intitulé « {0} » est déjà celui de {1} ; chacun a le sien"
      )
    case .duplicateChoice:
      ("\"{0}\" is there twice; take one out", "« {0} » apparaît deux fois ; retirez-en un")
    case .badPattern:
      ("\"{0}\" is not a regular expression", "« {0} » n’est pas une expression régulière")
    case .keyOfOtherKind:
      (
        "{0} means nothing for a field of kind {1}; take it out",
        "{0} n’a pas de sens pour un champ de type {1} ; retirez-le"
      )
    case .keyNeededByKind:
      ("a field of kind {1} needs {0}; add it", "un champ de type {1} a besoin de {0} ; ajoutez-le")
    case .emptyList:
      (
        "{0} is an empty list; give at least one value",
        "{0} est une liste vide ; donnez au moins une valeur"
      )
    case .choicesAndCodeList:
      (
        "a field has either choices or a code list; take one of the two out",
        "un champ a soit des choix, soit une liste de codes ; enlevez l’un des deux"
      )
    case .codeListSource:
      (
        "the code list {0} needs either a file or entries of its own",
        "la liste de codes {0} doit avoir soit un fichier, soit ses propres entrées"
      )
    case .codeListTooLarge:
      (
        "is larger than {0} MiB, so it is no list of codes; take out what is not needed",
        "dépasse {0} Mio : ce n’est pas une liste de codes ; enlevez ce qui ne sert pas"
      )
    case .codeListSyntax:
      (
        "cannot be read as a table; save it as CSV with a heading row",
        "ne se lit pas comme un tableau ; enregistrez-le en CSV avec une ligne d’intitulés"
      )
    case .codeListMark:
      (
        "a delimiter or a quote is joined with a mark, such as an accent that has no letter to stand on; take the mark out",
        "un délimiteur ou un guillemet est joint à un signe, tel qu’un accent sans lettre pour le porter ; enlevez ce signe"
      )
    case .codeListLineBreak:
      (
        "a line break of another kind stands here, such as Unicode's U+2028; take it out",
        "il y a ici un saut de ligne d’un autre genre, tel que U+2028 d’Unicode ; enlevez-le"
      )
    case .codeListCells:
      (
        "{0} {0:cell|cells} in this row, and {1} in the heading row; look for a delimiter too many or a missing quote",
        "{0} {0:cellule|cellules} dans cette ligne, et {1} dans la ligne d’intitulés ; cherchez un délimiteur de trop ou un guillemet manquant"
      )
    case .codeListColumn:
      (
        "there is no column \"{0}\"; there are: {1}",
        "il n’y a pas de colonne « {0} » ; il y a : {1}"
      )
    case .codeListColumnNearest:
      (
        "there is no column \"{0}\"; did you mean \"{1}\"?",
        "il n’y a pas de colonne « {0} » ; vouliez-vous dire « {1} » ?"
      )
    case .codeListXML:
      (
        "is no code list of IATI: a codelist with codelist-items, each with a code and a name, is expected",
        "n’est pas une liste de codes IATI : il faut un codelist avec des codelist-items, chacun avec un code et un nom"
      )
    case .codeListEntity:
      (
        "\"&{0};\" is not known to XML; write the character itself",
        "« &{0}; » n’est pas connu de XML ; écrivez le caractère lui-même"
      )
    case .codeListDivided:
      (
        "a comment or CDATA stands in the middle of text; take it out of there",
        "un commentaire ou un CDATA coupe un texte en deux ; enlevez-le de là"
      )
    case .codeListKey:
      (
        "{0} is for tables, and an XML code list has places of its own for it; take it out",
        "{0} est pour les tableaux, et une liste de codes en XML a sa propre place pour cela ; enlevez-le"
      )
    case .codeListBlank:
      ("a code must not be blank; write it", "un code ne doit pas être vide ; écrivez-le")
    case .codeListHalf:
      (
        "\"{0}\" stands alone; every entry needs a value and a code",
        "« {0} » est seul ; chaque entrée doit avoir une valeur et un code"
      )
    case .codeListEmpty:
      (
        "holds no codes; is it the right file?",
        "ne contient aucun code ; est-ce le bon fichier ?"
      )
    case .noCodeLists:
      (
        "there is no code list \"{0}\"; add it with [[codelist]]",
        "il n’y a pas de liste de codes « {0} » ; ajoutez-la avec [[codelist]]"
      )
    case .unknownCodeList:
      (
        "there is no code list \"{0}\"; there are: {1}",
        "il n’y a pas de liste de codes « {0} » ; il y a : {1}"
      )
    case .unknownCodeListNearest:
      (
        "there is no code list \"{0}\"; did you mean \"{1}\"?",
        "il n’y a pas de liste de codes « {0} » ; vouliez-vous dire « {1} » ?"
      )
    case .schemaTooLarge:
      (
        "is larger than {0} MiB, so it is no schema; is it the right file?",
        "dépasse {0} Mio : ce n’est pas un schéma ; est-ce le bon fichier ?"
      )
    case .schemaFromNetwork:
      (
        "asks for {0}, and nothing is fetched from the network; save that file beside the schema under its last name",
        "demande {0}, et rien n’est pris sur le réseau ; enregistrez ce fichier à côté du schéma, sous le dernier élément de son adresse"
      )
    case .schemaMissingPart:
      (
        "asks for {0}, which is not there; put that file there",
        "demande {0}, qui n’y est pas ; mettez-y ce fichier"
      )
    case .schemaBroken:
      (
        "is no XML Schema that can be used: {0}",
        "n’est pas un schéma XML utilisable : {0}"
      )
    case .schemaNotAllowed:
      ("the schema does not allow <{0}> here", "le schéma n’admet pas <{0}> ici")
    case .schemaNotExpected:
      (
        "the schema does not allow <{0}> here; it expects {1}",
        "le schéma n’admet pas <{0}> ici ; il attend {1}"
      )
    case .schemaMissing:
      (
        "<{0}> lacks something that the schema wants in it: {1}",
        "il manque dans <{0}> ce que le schéma y demande : {1}"
      )
    case .schemaMissingAttribute:
      (
        "<{0}> lacks the attribute {1}, which the schema requires",
        "il manque à <{0}> l’attribut {1}, exigé par le schéma"
      )
    case .schemaUnknownAttribute:
      (
        "the schema does not allow the attribute {1} on <{0}>",
        "le schéma n’admet pas l’attribut {1} sur <{0}>"
      )
    case .schemaValue:
      (
        "\"{0}\" is not what the schema wants here, which is of type {1}",
        "« {0} » n’est pas ce que le schéma demande ici, du type {1}"
      )
    case .schemaChoice:
      (
        "\"{0}\" is not one of the values that the schema allows: {1}",
        "« {0} » n’est pas une des valeurs admises par le schéma : {1}"
      )
    case .schemaPattern:
      (
        "\"{0}\" does not have the form that the schema wants: {1}",
        "« {0} » n’a pas la forme demandée par le schéma : {1}"
      )
    case .schemaText:
      (
        "the schema does not allow text directly in <{0}>, only elements",
        "le schéma n’admet pas de texte directement dans <{0}>, seulement des éléments"
      )
    case .schemaNotEmpty:
      (
        "the schema wants <{0}> to be empty",
        "le schéma veut que <{0}> soit vide"
      )
    case .schemaRoot:
      (
        "the schema does not know the root element <{0}>; is it the right schema?",
        "le schéma ne connaît pas l’élément racine <{0}> ; est-ce le bon schéma ?"
      )
    case .schemaOther: ("the schema refuses this: {0}", "le schéma refuse ceci : {0}")
    case .schemaAllowed:
      (
        "say --allow-invalid to write it all the same",
        "ajoutez --allow-invalid pour l’écrire quand même"
      )
    case .usageNoXMLOutput:
      (
        "--schema is for XML, and the output is not; sheaf check takes --schema for inputs",
        "--schema est pour le XML, et la sortie n’en est pas ; sheaf check accepte --schema pour les entrées"
      )
    case .usageNoXMLInput:
      (
        "--schema is for XML, and no input is; sheaf convert takes --schema for outputs",
        "--schema est pour le XML, et aucune entrée n’en est ; sheaf convert accepte --schema pour les sorties"
      )
    case .usageAllowWithoutSchema:
      (
        "--allow-invalid means nothing without --schema",
        "--allow-invalid n’a pas de sens sans --schema"
      )
    case .reviewBothWays:
      (
        "{0} carries both ways: {1}",
        "{0} porte dans les deux sens : {1}"
      )
    case .reviewOutOnly:
      (
        "{0} carries out only, and does not give back: {1}",
        "{0} porte à l’aller seulement, sans les rendre : {1}"
      )
    case .reviewNotAtAll:
      ("{0} does not carry: {1}", "{0} ne porte pas : {1}")
    case .reviewSharedCode:
      (
        "in the code list {0} the code {1} stands for several values, which it does not tell apart: {2}",
        "dans la liste {0} le code {1} vaut pour plusieurs valeurs, qu’il ne distingue pas : {2}"
      )
    case .reviewUntried:
      (
        "the order could not be tried, as an invented record cannot be written: {0}",
        "l’ordre n’a pas pu être essayé, car une fiche inventée ne peut pas être écrite : {0}"
      )
    case .reviewOrderFits:
      (
        "the order of its elements fits the schema",
        "l’ordre de ses éléments convient au schéma"
      )
    case .usageSchemaWithoutXML:
      (
        "--schema is for mappings with [xml], and this one has none",
        "--schema est pour les modèles avec [xml], et celui-ci n’en a pas"
      )
    case .initTooLarge:
      (
        "is larger than {0} MiB; a sample of some records is enough, cut it down to that",
        "dépasse {0} Mio ; un exemple de quelques fiches suffit, réduisez-le"
      )
    case .initUnknownRecord:
      (
        "there is no element {0}; there are: {1}",
        "il n’y a pas d’élément {0} ; il y a : {1}"
      )
    case .initUnknownRecordNearest:
      (
        "there is no element {0}; did you mean {1}?",
        "il n’y a pas d’élément {0} ; vouliez-vous dire {1} ?"
      )
    case .initNoRecord:
      (
        "no element within {0} holds anything that could be a record; is it the right file?",
        "aucun élément dans {0} ne contient ce qui pourrait être une fiche ; est-ce le bon fichier ?"
      )
    case .initNoPlaces:
      (
        "a record has no places for values; say --record and the path of another element",
        "une fiche n’a aucune place pour des valeurs ; précisez --record et le chemin d’un autre élément"
      )
    case .initFormat:
      (
        "a sample is an .xml, a .csv, a .tsv or an .xsd; save it as one of them",
        "un exemple est un .xml, un .csv, un .tsv ou un .xsd ; enregistrez-le ainsi"
      )
    case .initWorkbook:
      (
        "is a workbook; save its sheet as CSV, and take that for the sample",
        "est un classeur ; enregistrez sa feuille en CSV, et prenez ce fichier-là comme exemple"
      )
    case .usageRecordOfXML:
      (
        "--record is for XML, and the sample is not",
        "--record est pour le XML, et l’exemple n’en est pas"
      )
    case .initTitle:
      (
        "A first mapping, made from {0}. Look through it; docs/mapping.md explains every key.",
        "Un premier modèle, fait d’après {0}. Relisez-le ; docs/mapping.md explique chaque clé."
      )
    case .initRecords:
      (
        "The sample holds {0} {0:record|records}.",
        "L’exemple contient {0} {0:fiche|fiches}."
      )
    case .initRecord:
      (
        "The record is {0}; to take another element, say --record and its path.",
        "La fiche est {0} ; pour un autre élément, précisez --record et son chemin."
      )
    case .initOthers:
      ("These are repeated too: {0}", "Se répètent aussi : {0}")
    case .initID:
      (
        "Tells records apart: it has another value in each of the sample's.",
        "Distingue les fiches : sa valeur change d’une fiche de l’exemple à l’autre."
      )
    case .initNoID:
      (
        "Nothing in the sample tells all records apart; name the field that should.",
        "Rien dans l’exemple ne distingue toutes les fiches ; nommez le champ qui le doit."
      )
    case .initFilled:
      (
        "Filled in {0} of {1} {1:record|records}.",
        "Rempli dans {0} {0:fiche|fiches} sur {1}."
      )
    case .initExample: ("For example: {0}", "Par exemple : {0}")
    case .initList:
      (
        "A list: up to {0} of these elements in a record.",
        "Une liste : jusqu’à {0} de ces éléments dans une fiche."
      )
    case .initFewValues:
      (
        "Few values, so kind = \"choice\" may fit: {0}",
        "Peu de valeurs : kind = \"choice\" conviendrait peut-être : {0}"
      )
    case .initConstant:
      (
        "The same in all {0} records; if it may differ, make it a field.",
        "La même chose dans les {0} fiches ; si cela peut changer, faites-en un champ."
      )
    case .initAround:
      (
        "Stands around the records, as in the sample.",
        "Se trouve autour des fiches, comme dans l’exemple."
      )
    case .initByName: ("Likely this field, by its name.", "Sans doute ce champ, d’après son nom.")
    case .initByValues:
      ("Likely this field, by its values.", "Sans doute ce champ, d’après ses valeurs.")
    case .initByBoth:
      (
        "Likely this field, by its name and its values.",
        "Sans doute ce champ, d’après son nom et ses valeurs."
      )
    case .initUnplaced: ("Left out: {0}, since {1}.", "Laissé de côté : {0}, car {1}.")
    case .initMixed:
      ("text stands between elements there", "du texte s’y trouve entre des éléments")
    case .initRepeated:
      (
        "it is repeated and no attribute tells one from another",
        "cela se répète et aucun attribut ne distingue l’un de l’autre"
      )
    case .initGroups:
      (
        "there are several around the records, which may be groups",
        "il y en a plusieurs autour des fiches, peut-être des groupes"
      )
    case .initPath:
      ("its name is none that paths can have", "son nom ne peut pas figurer dans un chemin")
    case .initIDByName:
      (
        "Likely tells records apart, by its name.",
        "Distingue sans doute les fiches, d’après son nom."
      )
    case .initUnsaid:
      ("the schema does not say what stands there", "le schéma ne dit pas ce qui s’y trouve")
    case .initType: ("By the schema: {0}", "D’après le schéma : {0}")
    case .initNoPlaceFor:
      (
        "The sample has no place for these fields, which will be dropped: {0}",
        "L’exemple n’a pas de place pour ces champs, qui seront abandonnés : {0}"
      )
    case .initWritten:
      (
        "{0}: written; look through it, then say sheaf mapping check {0}",
        "{0} : écrit ; relisez-le, puis faites sheaf mapping check {0}"
      )
    case .composedOfComposed:
      (
        "{0} is composed itself; name the fields it is made of",
        "{0} est lui-même composé ; nommez les champs dont il est fait"
      )
    case .derivedFromOther:
      (
        "{0} is not of kind choices, so nothing derives from it",
        "{0} n’est pas de type choices : rien n’en découle"
      )
    case .duplicateColumn:
      (
        "there are two columns for \"{0}\"; take one out",
        "il y a deux colonnes pour « {0} » ; retirez-en une"
      )
    case .recordPath:
      (
        "\"{0}\" cannot be the record; give the path from the root, such as /fragments/fragment",
        "« {0} » ne peut pas être la fiche ; donnez le chemin depuis la racine, comme /fragments/fragment"
      )
    case .extraPath:
      (
        "\"{0}\" cannot hold unknown headings; give an element and its attribute, such as field/@heading",
        "« {0} » ne peut pas contenir les intitulés inconnus ; donnez un élément et son attribut, comme field/@heading"
      )
    case .pathClash:
      (
        "{0} clashes with {1}: one place, one value; change one of them",
        "{0} se heurte à {1} : un endroit, une valeur ; changez l’un des deux"
      )
    case .badPath:
      (
        "\"{0}\" is not a path that can be written as well as read, such as result[@type='2']/title or @id",
        "« {0} » n’est pas un chemin qui se laisse écrire et lire, comme result[@type='2']/title ou @id"
      )
    case .unknownPrefix:
      (
        "the prefix {0} is not declared; add it under [[xml.namespace]]",
        "le préfixe {0} n’est pas déclaré ; ajoutez-le sous [[xml.namespace]]"
      )
    case .fieldOrValue: ("give either field or value", "donnez soit field, soit value")
    case .listOfOtherKind:
      (
        "{0} is no list; its kind is not choices",
        "{0} n’est pas une liste ; son type n’est pas choices"
      )
    case .listPath:
      (
        "a list needs a field and an element of its own for each item",
        "une liste a besoin d’un champ et d’un élément pour chaque valeur"
      )
    case .absolutePath:
      (
        "{0} starts at the root, as only a value outside of the records does; take the / away for what is in a record",
        "{0} part de la racine, ce qui est réservé à une valeur hors des fiches ; enlevez le / pour ce qui est dans une fiche"
      )

    case .groupPath:
      (
        "{0} is not an element around the records; it has to be the beginning of {1}",
        "{0} n’est pas un élément autour des fiches ; ce doit être le début de {1}"
      )
    case .groupOfFiles:
      (
        "with a file for each record there is nothing to group; take [xml.group] or files out",
        "avec un fichier par fiche, il n’y a rien à grouper ; enlevez [xml.group] ou files"
      )
    case .uniquePath:
      (
        "{0} is not an attribute of the element; write it as @name",
        "{0} n’est pas un attribut de l’élément ; écrivez-le @nom"
      )
    case .cdataAttribute:
      (
        "an attribute cannot be CDATA; take cdata out",
        "un attribut ne peut pas être en CDATA ; enlevez cdata"
      )
    case .dayOfOtherKind:
      (
        "day is for fields of kind year; take it out",
        "day est pour les champs de type year ; enlevez-le"
      )
    case .templateTooLarge:
      (
        "the template is larger than {0} MiB; leave one record in it and take the others out",
        "le modèle dépasse {0} Mio ; gardez-y une fiche et enlevez les autres"
      )
    case .templateEncoding:
      (
        "the template says that it is in {0}, which sheaf does not write; save it as UTF-8",
        "le modèle se dit en {0}, que sheaf n’écrit pas ; enregistrez-le en UTF-8"
      )
    case .templatePrefix:
      (
        "the prefix {0} is not declared here; add xmlns:{0}=\"…\" to the root element",
        "le préfixe {0} n’est pas déclaré ici ; ajoutez xmlns:{0}=\"…\" à l’élément racine"
      )
    case .templateRoot:
      (
        "the root element is {0}, where record = \"{1}\" expects another one; correct record, or its namespace",
        "l’élément racine est {0}, alors que record = « {1} » en attend un autre ; corrigez record, ou son espace de noms"
      )
    case .templateNoRecord:
      (
        "the template has no element {0}; correct record in the mapping, or put one record into the template",
        "le modèle n’a pas d’élément {0} ; corrigez record dans la description, ou mettez une fiche dans le modèle"
      )
    case .templateTwoRecords:
      (
        "there are several elements {0}, in lines {1}; leave one, or tell it from the others in record, as in [@type=\"…\"]",
        "il y a plusieurs éléments {0}, aux lignes {1} ; laissez-en un, ou distinguez-le dans record, comme avec [@type=\"…\"]"
      )
    case .templateTwoPlaces:
      (
        "{0} is there more than once in {1}, in lines {2}; tell one from the others, as in [@type=\"…\"]",
        "{0} se trouve plus d’une fois dans {1}, aux lignes {2} ; distinguez-en un, comme avec [@type=\"…\"]"
      )
    case .templateLacks:
      (
        "{0} is not in the template {1}; correct the path, or add the element to the template",
        "{0} n’est pas dans le modèle {1} ; corrigez le chemin, ou ajoutez l’élément au modèle"
      )
    case .templateLacksNearest:
      (
        "{0} is not in the template {1}; did you mean {2}?",
        "{0} n’est pas dans le modèle {1} ; vouliez-vous dire {2} ?"
      )
    case .templateLacksAttribute:
      (
        "{0} is not in the template {1}: the element of line {2} has the attributes {3}; add it there",
        "{0} n’est pas dans le modèle {1} : l’élément de la ligne {2} a les attributs {3} ; ajoutez-le là"
      )
    case .templateHasElements:
      (
        "{0} holds elements in the template {1} (line {2}), and so cannot hold a value; go on with the path",
        "{0} contient des éléments dans le modèle {1} (ligne {2}) et ne peut donc pas contenir de valeur ; prolongez le chemin"
      )
    case .elementWithoutPlace:
      (
        "{0} is no element of the record; there must be a place in it, or the template must have it",
        "{0} n’est pas un élément de la fiche ; il faut qu’une valeur y ait sa place, ou que le modèle l’ait"
      )
    case .itemWithoutEach:
      (
        "{0} speaks of an item, but no element around it is repeated; add an [[xml.element]] with each",
        "{0} parle d’un élément de liste, mais rien n’est répété autour ; ajoutez un [[xml.element]] avec each"
      )
    case .noCode:
      (
        "\"{0}\" has no code in the list {1}; add it there, or correct the value",
        "« {0} » n’a pas de code dans la liste {1} ; ajoutez-le, ou corrigez la valeur"
      )
    case .noCodeNearest:
      (
        "\"{0}\" has no code in the list {1}; did you mean \"{2}\"?",
        "« {0} » n’a pas de code dans la liste {1} ; vouliez-vous dire « {2} » ?"
      )
    case .noValue:
      (
        "nothing is written as \"{0}\" here; correct it in the XML, or the mapping",
        "rien ne s’écrit « {0} » ici ; corrigez-le dans le XML, ou dans la description"
      )
    case .noValueNearest:
      (
        "nothing is written as \"{0}\" here; did you mean \"{1}\"?",
        "rien ne s’écrit « {0} » ici ; vouliez-vous dire « {1} » ?"
      )
    case .notOfTargetType:
      (
        "\"{0}\" is no {1}, as the XML asks for here; correct the value",
        "« {0} » n’est pas du type {1} que le XML demande ici ; corrigez la valeur"
      )
    case .groupDiffers:
      (
        "\"{0}\" stands once for all records of the group, whose first one says \"{1}\"; make them the same, or add the field to by",
        "« {0} » vaut pour toutes les fiches du groupe, dont la première dit « {1} » ; accordez-les, ou ajoutez le champ à by"
      )
    case .duplicateKey:
      (
        "the XML would have {0} twice, first for {1}; whoever reads it would keep only one",
        "le XML aurait {0} deux fois, d’abord pour {1} ; qui le lit n’en garderait qu’un"
      )
    case .notInEncoding:
      (
        "the template's encoding {0} has no \"{1}\"; such characters are written as references by number, which XML readers understand; a template in UTF-8 would have them as they are",
        "l’encodage {0} du modèle n’a pas « {1} » ; ces caractères sont écrits comme références par numéro, que comprennent les lecteurs XML ; un modèle en UTF-8 les aurait tels quels"
      )
    case .notInEncodingCDATA:
      (
        "the template's encoding {0} has no \"{1}\" ({2}), and CDATA cannot refer to it; save the template as UTF-8, or take cdata out",
        "l’encodage {0} du modèle n’a pas « {1} » ({2}), et une section CDATA ne peut y renvoyer ; enregistrez le modèle en UTF-8, ou enlevez cdata"
      )
    case .filteredOut:
      (
        "the mapping leaves this record out, by the condition of its element",
        "la description laisse cette fiche de côté, par la condition de son élément"
      )
    case .leftOutByCondition:
      (
        "the mapping leaves the value out here, by a condition or as one that counts as blank",
        "la description laisse cette valeur de côté, par une condition ou comme valeur qui compte pour vide"
      )
    case .noRecordForFile:
      (
        "there is no record to write, and the mapping has one in each file",
        "il n’y a pas de fiche à écrire, et la description en met une par fichier"
      )
    case .noXMLInFolder:
      (
        "there is no file in this folder whose name ends in .xml",
        "aucun fichier de ce dossier n’a un nom qui finit en .xml"
      )
    case .noSuchSlug:
      (
        "\"{0}\" is written as \"{1}\" and is none of the choices, so it will not come back as it was",
        "« {0} » s’écrit « {1} » et n’est pas dans les choix ; il ne reviendra pas tel quel"
      )

    case .layoutByteOrderMark: ("byte order mark taken off", "indicateur d’ordre des octets retiré")
    case .layoutCarriageReturns: ("CRLF written as LF", "CRLF écrit comme LF")
    case .layoutNoFinalNewline: ("last line ended", "dernière ligne terminée")
    case .layoutSpacing: ("spacing between fields made even", "espacement entre champs uniformisé")
    case .layoutMissingFields: ("missing fields written as blank", "champs absents écrits vides")
    case .layoutOrder: ("fields put in order", "champs remis dans l’ordre")
    case .layoutAliases:
      ("headings spelt as the mapping has them", "intitulés écrits comme dans le modèle")
    case .layoutEncoding: ("text written as UTF-8", "texte écrit en UTF-8")

    case .layoutBlanksLeftOut: ("blank values left out", "valeurs vides omises")
    case .strayTextName: ("text before the first field", "texte avant le premier champ")

    case .reportRecords:
      (
        "{0} {0:record|records} read, {1} written",
        "{0} {0:fiche lue|fiches lues}, {1} {1:écrite|écrites}"
      )
    case .reportFields:
      (
        "{0} {0:field|fields} read, {1} written, {2} dropped, {3} changed",
        "{0} {0:champ lu|champs lus}, {1} {1:écrit|écrits}, {2} {2:abandonné|abandonnés}, {3} {3:modifié|modifiés}"
      )
    case .reportLosses: ("dropped: ", "abandonné : ")

    case .reportNormalised:
      (
        "{0} {0:record|records} normalised: {1}",
        "{0} {0:fiche normalisée|fiches normalisées} : {1}"
      )
    case .reportWithheld:
      (
        "withheld as confidential: {0} {0:record|records}, {1} {1:field|fields}",
        "retenus car confidentiels : {0} {0:fiche|fiches}, {1} {1:champ|champs}"
      )
    case .reportWithheldUnclear:
      (
        "{0} of them {0:does|do} not say whether {0:it is|they are} confidential; if blank means no, say --confidential-blank=public",
        "{0} {0:d’entre elles ne dit pas si elle est confidentielle|d’entre elles ne disent pas si elles sont confidentielles} ; "
          + "si vide veut dire non, précisez --confidential-blank=public"
      )
    case .nothingConfidential:
      (
        "marks nothing as confidential, so nothing is withheld; set confidential in [mapping] or in a [[field]]",
        "ne marque rien comme confidentiel, donc rien n’est retenu ; mettez confidential dans [mapping] ou dans un [[field]]"
      )
    case .confidentialLeak:
      (
        "holds the whole text of {0}, which is confidential; take it out, or mark this field as confidential too",
        "contient tout le texte de {0}, qui est confidentiel ; enlevez-le ou marquez aussi ce champ comme confidentiel"
      )
    case .usagePublicAndConfidential:
      (
        "--public and --include-confidential say opposite things; choose one",
        "--public et --include-confidential se contredisent ; choisissez"
      )
    case .reportNothingWritten: ("nothing was written", "rien n’a été écrit")
    case .reportStrict:
      ("nothing was written, because of --strict", "rien n’a été écrit, à cause de --strict")
    case .reportMore: ("… and {0} more", "… et {0} de plus")
    case .countedName: ("{0} ({1})", "{0} ({1})")
    case .usageNoSheetOutput:
      (
        "--for and --guard-formulas are for CSV and TSV outputs",
        "--for et --guard-formulas concernent les sorties CSV et TSV"
      )
    case .usageNoSheetInput:
      ("--delimiter is for CSV and TSV inputs", "--delimiter concerne les entrées CSV et TSV")
    case .usageNoTextInput:
      (
        "--encoding is for fragments, CSV and TSV; an XML file names its own",
        "--encoding concerne les fragments, CSV et TSV ; un fichier XML annonce le sien"
      )
    case .checkClean:
      (
        "{0} {0:record|records} checked, nothing wrong",
        "{0} {0:fiche vérifiée|fiches vérifiées}, rien à signaler"
      )
    case .checkFindings:
      (
        "{0} {0:record|records} checked, {1} {1:error|errors}, {2} {2:warning|warnings}",
        "{0} {0:fiche vérifiée|fiches vérifiées}, {1} {1:erreur|erreurs}, {2} {2:avertissement|avertissements}"
      )
    case .progress: ("{0} records", "{0} fiches")
    case .mappingIsGood: ("{0} fields, nothing wrong", "{0} champs, rien à signaler")

    case .folderBusy:
      (
        "another sheaf is writing into this folder; wait until it is done, then try again",
        "un autre sheaf écrit dans ce dossier ; attendez qu’il ait fini, puis recommencez"
      )
    case .folderGone:
      (
        "is not there any more; was a memory stick pulled out, or the folder moved? Nothing is saved before it is back",
        "n’est plus là ; une clé a-t-elle été retirée, ou le dossier déplacé ? Rien n’est enregistré avant son retour"
      )
    case .fileNameNotUTF8:
      (
        "its name is not in UTF-8, so it could not be written again; give it another name",
        "son nom n’est pas en UTF-8 ; ce fichier ne pourrait pas être récrit, donnez-lui un autre nom"
      )
    case .headingsAgain:
      (
        "the headings once more, passed over",
        "de nouveau les intitulés ; ligne ignorée"
      )
    case .markOfOther:
      (
        "the row has the id {0} and the mark of {1}; most likely it is {0}, so empty its cell in the last column, __revision",
        "la ligne porte l’identifiant {0} et le repère de {1} ; il s’agit sans doute de {0}, videz donc sa cellule dans la dernière colonne, __revision"
      )
    case .contentsOfOther:
      (
        "the row has the id {0} and says all that {1} says: was the column of ids sorted or moved alone? Put the ids back",
        "la ligne porte l’identifiant {0} et dit tout ce que dit {1} : la colonne des identifiants a-t-elle été triée ou déplacée seule ? Remettez-les à leur place"
      )
    case .inSubFolder:
      (
        "{0} is in a sub-folder, {1}; say --recursive, as for the export",
        "{0} est dans un sous-dossier, {1} ; ajoutez --recursive, comme pour l’export"
      )
    case .madeInNew:
      (
        "is made from other fields, so what the new row has here is not taken",
        "est fait à partir d’autres champs ; ce que la nouvelle ligne contient ici n’est pas repris"
      )
    case .decidesNothing:
      (
        "there is no \"{0}\", so this decides nothing",
        "« {0} » n’existe pas ; cela ne décide donc rien"
      )
    case .decidesNothingNearest:
      (
        "there is no \"{0}\", so this decides nothing; did you mean \"{1}\"?",
        "« {0} » n’existe pas ; cela ne décide donc rien. Vouliez-vous dire « {1} » ?"
      )
    case .changedSinceImport:
      (
        "was changed since the import, so nothing was taken back; make it again what the import made it, or mend it by hand",
        "a été modifié depuis l’import, rien n’a donc été annulé ; remettez-le tel que l’import l’a écrit, ou corrigez-le à la main"
      )
    case .planDoubtDay:
      (
        "row {0}, column {1}, {2}: \"{3}\" can be {4} or {5}; write the one that is meant",
        "ligne {0}, colonne {1}, {2} : « {3} » peut être {4} ou {5} ; écrivez la bonne date"
      )
    case .planDeletedMany:
      (
        "Careful: {0} of the {1} {1:record|records} in the folder. Was the sheet filtered, or is it only a part? Then leave --delete-missing out",
        "Attention : {0} sur les {1} {1:fiche|fiches} du dossier. Le tableau a-t-il été filtré, ou n’est-ce qu’une partie ? Alors n’utilisez pas --delete-missing"
      )
    case .planWithheldEmpty:
      (
        "kept in spite of --delete-missing: the sheet has no row at all of this folder",
        "gardé malgré --delete-missing : le tableau n’a aucune ligne de ce dossier"
      )
    case .brokenState:
      (
        "is not as sheaf wrote it; what it was for cannot be done without it",
        "n’est plus tel que sheaf l’a écrit ; ce à quoi il servait n’est plus possible"
      )
    case .importInterrupted:
      (
        "an import into this folder was interrupted; finish it with sheaf import --resume --into FOLDER, or take it back with --undo",
        "un import dans ce dossier a été interrompu ; terminez-le avec sheaf import --resume --into DOSSIER, ou annulez-le avec --undo"
      )
    case .changedMeanwhile:
      (
        "was changed by somebody else meanwhile and is left as it is; look at it, then try again",
        "a été modifié entre-temps par quelqu’un d’autre et reste tel quel ; regardez-le, puis recommencez"
      )
    case .madeByHand:
      (
        "its parts changed, and it did not follow from them before, so it is left as it is; look whether it still fits",
        "ses parties ont changé, mais il n’en découlait déjà plus ; il reste tel quel, vérifiez s’il convient encore"
      )
    case .twoFilesWithID:
      (
        "more than one file of the folder has the id {0}; give one of them another",
        "plusieurs fichiers du dossier ont l’identifiant {0} ; donnez-en un autre à l’un d’eux"
      )
    case .copiedRow:
      (
        "the id {0} is in rows {1}, which differ: was a row copied? Give the copy an id of its own, such as {2}",
        "l’identifiant {0} est aux lignes {1}, qui diffèrent : une ligne a-t-elle été copiée ? Donnez à la copie son propre identifiant, par exemple {2}"
      )
    case .sameRowTwice:
      (
        "is the same as row {1} ({0}), so it counts once",
        "est identique à la ligne {1} ({0}) et ne compte qu’une fois"
      )
    case .copyWithoutID:
      (
        "the row is a copy of {0} without an id; give it one of its own, such as {1}",
        "la ligne est une copie de {0} sans identifiant ; donnez-lui le sien, par exemple {1}"
      )
    case .copyWithOtherID:
      (
        "the row was {1} once, which has a row of its own, and now has the id {0} of another record; give it back its own id, or a new one",
        "la ligne était {1}, qui a sa propre ligne, et porte maintenant l’identifiant {0} d’une autre fiche ; rendez-lui le sien ou donnez-lui-en un nouveau"
      )
    case .idOfOther:
      (
        "the row was {1} and now has the id {0} of another record; most likely it is still {1}, so write that back",
        "la ligne était {1} et porte maintenant l’identifiant {0} d’une autre fiche ; il s’agit sans doute toujours de {1}, remettez-le"
      )
    case .newIDTwice:
      (
        "the new id {0} is in more than one row; give each its own",
        "le nouvel identifiant {0} est à plusieurs lignes ; donnez à chacune le sien"
      )
    case .blankIDInSheet:
      (
        "the row has no id; give it one",
        "la ligne n’a pas d’identifiant ; donnez-lui-en un"
      )
    case .decidedTwice:
      (
        "{0} is decided twice for the same field; take one out",
        "{0} est décidé deux fois pour le même champ ; retirez-en une"
      )
    case .decisionsTitle:
      (
        "What to take of {0} into {1}",
        "Ce qu’il faut prendre de {0} dans {1}"
      )
    case .decisionsHowTo:
      (
        "Write sheet, folder or, for a record of its own, new between the quotes after take. Or give the value: value = \"…\". What stays blank stays open.",
        "Écrivez sheet (le tableau), folder (le dossier) ou, pour une fiche à part, new entre les guillemets après take. Ou donnez la valeur : value = \"…\". Ce qui reste vide reste en suspens."
      )
    case .decisionsWritten:
      (
        "{0} {0:decision|decisions} to make in this file; fill it in, then run the command again",
        "{0} {0:décision|décisions} à prendre dans ce fichier ; remplissez-le, puis relancez la commande"
      )
    case .versionExported:
      (
        "exported",
        "exporté"
      )
    case .versionFolder:
      (
        "folder",
        "dossier"
      )
    case .versionSheet:
      (
        "sheet",
        "tableau"
      )
    case .usageExportFormat:
      (
        "an export is a .csv, .tsv or .xml file; use convert for fragments",
        "un export est un fichier .csv, .tsv ou .xml ; pour des fragments, utilisez convert"
      )
    case .usageImport:
      (
        "name a sheet, or say --undo or --resume, which take no other option than --into",
        "nommez un tableau, ou dites --undo ou --resume, qui n’admettent que --into"
      )
    case .nothingToUndo:
      (
        "there is no import to take back",
        "il n’y a pas d’import à annuler"
      )
    case .nothingToResume:
      (
        "no import was interrupted",
        "aucun import n’a été interrompu"
      )
    case .importUndone:
      (
        "the import was taken back: {0} {0:file|files}",
        "l’import a été annulé : {0} {0:fichier|fichiers}"
      )
    case .importResumed:
      (
        "the import was finished: {0} {0:file|files}",
        "l’import a été terminé : {0} {0:fichier|fichiers}"
      )
    case .planBase:
      (
        "Compared with the export of {0}.",
        "Comparé à l’export du {0}."
      )
    case .planNoBase:
      (
        "The folder keeps no export, so what differs counts as changed in the sheet, though the folder may be newer.",
        "Le dossier ne garde aucun export : ce qui diffère compte comme modifié dans le tableau, même si le dossier est plus récent."
      )
    case .planLostBase:
      (
        "The folder does not keep the export that the sheet came from, so what differs counts as changed in the sheet, though the folder may be newer.",
        "Le dossier ne garde plus l’export d’où vient le tableau : ce qui diffère compte comme modifié dans le tableau, même si le dossier est plus récent."
      )
    case .planAssumedBase:
      (
        "The sheet does not say which export it is; compared with the last one, of {0}.",
        "Le tableau ne dit pas de quel export il vient ; comparé au dernier, du {0}."
      )
    case .planChanged:
      (
        "Changed: {0} {0:record|records}",
        "Modifié : {0} {0:fiche|fiches}"
      )
    case .planNew:
      (
        "New: {0} {0:record|records}",
        "Nouveau : {0} {0:fiche|fiches}"
      )
    case .planConflicts:
      (
        "Conflicts, changed in the sheet and in the folder: {0}. Decide with --prefer or --decisions",
        "Conflits, modifiés dans le tableau et dans le dossier : {0}. Décidez avec --prefer ou --decisions"
      )
    case .planQuestions:
      (
        "Not certain, left as it is: {0}. Mend the sheet, or decide with --decisions",
        "Pas certain, laissé tel quel : {0}. Corrigez le tableau, ou décidez avec --decisions"
      )
    case .planRefused:
      (
        "Cannot be imported: {0}",
        "Ne peut pas être importé : {0}"
      )
    case .planNotes:
      (
        "Worth knowing: {0}",
        "À savoir : {0}"
      )
    case .planMissing:
      (
        "Missing from the sheet, and kept: {0} {0:record|records}",
        "Absent du tableau, et gardé : {0} {0:fiche|fiches}"
      )
    case .planDeleted:
      (
        "Missing from the sheet, to the trash: {0} {0:record|records}",
        "Absent du tableau, à la corbeille : {0} {0:fiche|fiches}"
      )
    case .planWithheldDeletion:
      (
        "kept in spite of --delete-missing, as rows above may be these records",
        "gardé malgré --delete-missing, car des lignes ci-dessus sont peut-être ces fiches"
      )
    case .planRepairs:
      (
        "What the spreadsheet did, put right:",
        "Ce que le tableur a fait, remis en ordre :"
      )
    case .planRepairOf:
      (
        "{0}, row {1}, column {2} ({3}): \"{4}\", kept \"{5}\"",
        "{0}, ligne {1}, colonne {2} ({3}) : « {4} », gardé « {5} »"
      )
    case .planRecordRow:
      (
        "{0} (row {1})",
        "{0} (ligne {1})"
      )
    case .planRemade:
      (
        "{0}: made again from its parts",
        "{0} : refait à partir de ses parties"
      )
    case .planEffects:
      (
        "({0}: put right besides: {1})",
        "({0} : remis en ordre aussi : {1})"
      )
    case .planShortChange:
      (
        "{0}: {1} → {2}",
        "{0} : {1} → {2}"
      )
    case .planBefore:
      (
        "before: {0}",
        "avant : {0}"
      )
    case .planAfter:
      (
        "after:  {0}",
        "après : {0}"
      )
    case .planBlank:
      (
        "(blank)",
        "(vide)"
      )
    case .planQuoted:
      (
        "\"{0}\"",
        "« {0} »"
      )
    case .planConflict:
      (
        "{0} (row {1}), {2}",
        "{0} (ligne {1}), {2}"
      )
    case .planGoneConflict:
      (
        "{0} (row {1}): deleted in the folder, changed in the sheet",
        "{0} (ligne {1}) : supprimée du dossier, modifiée dans le tableau"
      )
    case .planMissingConflict:
      (
        "{0}: taken out of the sheet, changed in the folder",
        "{0} : retirée du tableau, modifiée dans le dossier"
      )
    case .planExported:
      (
        "exported: {0}",
        "exporté : {0}"
      )
    case .planFolder:
      (
        "folder:   {0}",
        "dossier : {0}"
      )
    case .planSheet:
      (
        "sheet:    {0}",
        "tableau : {0}"
      )
    case .planDoubt:
      (
        "row {0}, column {1}, {2}: did a person type this, or is it {3}?",
        "ligne {0}, colonne {1}, {2} : une personne l’a-t-elle saisi ainsi, ou est-ce {3} ?"
      )
    case .planHandEdit:
      (
        "row {0}, column {1}, {2}: {3} is made from other fields and was edited by hand; edit these instead",
        "ligne {0}, colonne {1}, {2} : {3} est fait d’autres champs et a été modifié à la main ; modifiez plutôt ceux-ci"
      )
    case .planIDEdited:
      (
        "row {0}, column {1}: the id {2} was changed to \"{3}\"; most likely it is still {2}",
        "ligne {0}, colonne {1} : l’identifiant {2} est devenu « {3} » ; il s’agit sans doute toujours de {2}"
      )
    case .planIDBlanked:
      (
        "row {0}, column {1}: the id was taken out; most likely it is {2}",
        "ligne {0}, colonne {1} : l’identifiant a été effacé ; il s’agit sans doute de {2}"
      )
    case .planIDUnknown:
      (
        "row {0}, column {1}: there is no record \"{3}\", and the row is like {2}; was its id changed?",
        "ligne {0}, colonne {1} : il n’y a pas de fiche « {3} », et la ligne ressemble à {2} ; son identifiant a-t-il changé ?"
      )
    case .planChangedInFolder:
      (
        "Changed in the folder alone since the export, and kept: {0} {0:field|fields}",
        "Modifié depuis l’export dans le dossier seulement, et gardé : {0} {0:champ|champs}"
      )
    case .planNewInFolder:
      (
        "New in the folder since the export: {0} {0:record|records}",
        "Nouveau dans le dossier depuis l’export : {0} {0:fiche|fiches}"
      )
    case .planGoneFromFolder:
      (
        "Deleted in the folder since the export: {0} {0:record|records}",
        "Supprimé du dossier depuis l’export : {0} {0:fiche|fiches}"
      )
    case .planLeftOpen:
      (
        "Left as they are until that is settled: {0} {0:record|records}",
        "Laissé tel quel en attendant : {0} {0:fiche|fiches}"
      )
    case .planUnchanged:
      (
        "Unchanged: {0} {0:record|records}",
        "Inchangé : {0} {0:fiche|fiches}"
      )
    case .planNothingToApply:
      (
        "There is nothing to write.",
        "Il n’y a rien à écrire."
      )
    case .planApplied:
      (
        "Done: {0} {0:file|files} written. To take it back: sheaf import --undo --into {1}",
        "C’est fait : {0} {0:fichier écrit|fichiers écrits}. Pour revenir en arrière : sheaf import --undo --into {1}"
      )
    case .planAppliedWithTrash:
      (
        "Done: {0} {0:file|files} written, {1} put into the trash. To take it back: sheaf import --undo --into {2}",
        "C’est fait : {0} {0:fichier écrit|fichiers écrits}, {1} à la corbeille. Pour revenir en arrière : sheaf import --undo --into {2}"
      )
    case .planHowToApply:
      (
        "Nothing was written yet. To carry this out, add --apply",
        "Rien n’est encore écrit. Pour exécuter ce plan, ajoutez --apply"
      )

    case .mergeDecisionsHowTo:
      (
        "Write one of the folders between the quotes after take. Or give the value: value = \"…\". What stays blank stays open.",
        "Écrivez l’un des dossiers entre les guillemets après take. Ou donnez la valeur : value = \"…\". Ce qui reste vide reste en suspens."
      )
    case .mergeRecords:
      (
        "{0} {0:record|records} from {1} {1:folder|folders}, {2} the same wherever they are",
        "{0} {0:fiche|fiches} de {1} {1:dossier|dossiers}, {2} {2:identique|identiques} partout"
      )
    case .mergeMerged:
      (
        "Put together from several folders: {0} {0:record|records}",
        "Réuni à partir de plusieurs dossiers : {0} {0:fiche|fiches}"
      )
    case .mergeConflicts:
      (
        "Conflicts, different in several folders: {0}. Decide with --prefer or --decisions",
        "Conflits, différents selon les dossiers : {0}. Décidez avec --prefer ou --decisions"
      )
    case .mergeConflict:
      (
        "{0}, field {1}",
        "{0}, champ {1}"
      )
    case .mergeVersion:
      (
        "{0}: {1}",
        "{0} : {1}"
      )
    case .mergeClash:
      (
        "{0}: different records with one id; --renumber gives all but one of them another",
        "{0} : des fiches différentes sous un même identifiant ; --renumber en donne un autre à toutes sauf une"
      )
    case .mergeRenumbered:
      (
        "Renumbered: {0} {0:record|records}",
        "Renuméroté : {0} {0:fiche|fiches}"
      )
    case .mergeRenumberedTo:
      (
        "{0} in {2} is now {1}",
        "{0} de {2} devient {1}"
      )
    case .mergeKept:
      (
        "Deleted in some folders, and kept: {0} {0:record|records}",
        "Supprimé de certains dossiers, et gardé : {0} {0:fiche|fiches}"
      )
    case .mergeNothing:
      (
        "Nothing was written: settle the conflicts first",
        "Rien n’a été écrit : réglez d’abord les conflits"
      )
    case .mergeWritten:
      (
        "Done: {0} {0:file|files} written to {1}",
        "C’est fait : {0} {0:fichier écrit|fichiers écrits} dans {1}"
      )
    case .mergeHowTo:
      (
        "Nothing was written yet. To write the result, add -o and a new folder",
        "Rien n’est encore écrit. Pour écrire le résultat, ajoutez -o et un nouveau dossier"
      )
    case .mergeLostText:
      (
        "text before the first field differs between the folders; that of this file is not in the result",
        "le texte avant le premier champ diffère selon les dossiers ; celui de ce fichier n’est pas dans le résultat"
      )
    case .mergeMadeAgain:
      (
        "was edited by hand, and is made again from its parts; the text that stood here is not in the result",
        "a été modifié à la main, et est refait à partir de ses parties ; le texte de ce fichier n’est pas dans le résultat"
      )
    case .mergeOutputExists:
      (
        "holds something already; name a folder that is new or empty",
        "contient déjà quelque chose ; indiquez un dossier nouveau ou vide"
      )
    case .mergeNeedsFolders:
      (
        "name at least two folders",
        "indiquez au moins deux dossiers"
      )

    case .effectSpaces:
      ("spaces taken out or made ordinary", "espaces supprimées ou rendues ordinaires")
    case .effectLineBreaks:
      ("line breaks written in another way", "sauts de ligne écrits autrement")
    case .effectQuotes:
      ("quotes and apostrophes of another shape", "guillemets et apostrophes d’une autre forme")
    case .effectDashes: ("dashes and dots of another shape", "tirets et points d’une autre forme")
    case .effectCharacterForm:
      ("letters composed in another way", "lettres composées autrement")
    case .effectNumber: ("a number written in another way", "un nombre écrit autrement")
    case .effectLeadingZeros: ("zeros lost at the start", "zéros perdus au début")
    case .effectExponent:
      (
        "a long number written with E, such as 1.23E+11",
        "un long nombre écrit avec E, comme 1,23E+11"
      )
    case .effectRounded:
      (
        "a number rounded to 15 digits", "un nombre arrondi à 15 chiffres"
      )
    case .effectTruthValue:
      ("yes or no in another spelling", "un oui ou un non écrit autrement")
    case .effectDate:
      (
        "a date or time made of a code, or spelt in another way",
        "une date ou une heure tirée d’un code, ou écrite autrement"
      )
    case .effectCut:
      ("text cut off at 32,767 characters", "texte coupé à 32 767 caractères")
    case .effectFormulaError:
      (
        "a formula’s error or result in place of the text",
        "une erreur ou un résultat de formule à la place du texte"
      )
    case .effectApostrophe:
      ("an apostrophe put before or taken off", "une apostrophe ajoutée ou retirée au début")
    case .effectMojibake:
      ("accents garbled, as in RÃ©seau", "accents brouillés, comme dans RÃ©seau")
    case .effectQuestionMarks:
      ("letters turned into ?", "lettres changées en ?")
    case .effectChoice: ("a choice in another spelling", "un choix écrit autrement")

    case .tableName: ("name", "nom")
    case .tableHeading: ("heading", "intitulé")
    case .tableKind: ("kind", "type")
    case .tableLabel: ("label", "libellé")
    case .tableDetails: ("details", "précisions")
    case .tableID: ("tells records apart", "distingue les fiches")
    case .tableRequired: ("required", "obligatoire")
    case .tableConfidential: ("marks confidential records", "marque les fiches confidentielles")

    case .portInUse:
      (
        "is in use; end the program that listens there, perhaps another sheaf, or choose another port with --port",
        "est déjà pris ; arrêtez le programme qui y écoute, peut-être un autre sheaf, ou choisissez un autre port avec --port"
      )
    case .portNotAllowed:
      (
        "this port is for the system; choose one from 1024 on with --port",
        "ce port est réservé au système ; choisissez-en un à partir de 1024 avec --port"
      )
    case .serveReady:
      (
        "Open this address in the browser; it is good once. Ctrl-C ends sheaf.",
        "Ouvrez cette adresse dans le navigateur ; elle ne sert qu’une fois. Ctrl-C arrête sheaf."
      )
    case .refusedStranger:
      (
        "This browser has not been let in. Open the address that sheaf printed in the terminal.",
        "Ce navigateur n’a pas encore accès. Ouvrez l’adresse que sheaf a affichée dans le terminal."
      )
    case .refusedSpent:
      (
        "This address is spent. sheaf has printed a new one in the terminal; open that one.",
        "Cette adresse a déjà servi. sheaf en a affiché une nouvelle dans le terminal ; ouvrez celle-là."
      )
    case .refusedElsewhere:
      (
        "This came from another page than sheaf’s own. Nothing was done.",
        "Cette demande vient d’une autre page que celles de sheaf. Rien n’a été fait."
      )
    case .refusedHost:
      (
        "sheaf does not answer under this name. Open the address that it printed in the terminal.",
        "sheaf ne répond pas sous ce nom. Ouvrez l’adresse qu’il a affichée dans le terminal."
      )
    case .refusedSlow:
      (
        "The request took too long to arrive. Nothing was done; try again.",
        "La demande a mis trop de temps à arriver. Rien n’a été fait ; réessayez."
      )
    case .refusedTooLarge:
      (
        "This is too much at once: a form may have {0} MiB, a file {1} MiB. Nothing was done.",
        "C’est trop à la fois : un formulaire peut faire {0} Mio, un fichier {1} Mio. Rien n’a été fait."
      )
    case .refusedBusy:
      (
        "sheaf has too much to do at once. Nothing was done; try again in a moment.",
        "sheaf a trop à faire à la fois. Rien n’a été fait ; réessayez dans un instant."
      )
    case .refusedRequest:
      (
        "sheaf does not understand this request. Nothing was done.",
        "sheaf ne comprend pas cette demande. Rien n’a été fait."
      )
    case .noTemplates:
      (
        "holds no templates; put templates/… or assets/… there, as in web/ of the source",
        "ne contient aucun modèle ; mettez-y templates/… ou assets/…, comme dans web/ du code source"
      )
    case .templateContentType:
      (
        "does not begin with {0}; without it values are not escaped",
        "ne commence pas par {0} ; sans cela, les valeurs ne sont pas protégées"
      )
    case .templateSyntax:
      ("is no Mustache: {0}; correct the tag", "n’est pas du Mustache : {0} ; corrigez la balise")
    case .templateUnescaped:
      (
        "leaves a value unescaped; write two braces and the name alone",
        "laisse une valeur sans protection ; écrivez deux accolades et le nom seul"
      )
    case .templateDelimiters:
      (
        "changes the delimiters of tags; leave them as they are",
        "change les délimiteurs des balises ; laissez-les tels quels"
      )
    case .templatePragma:
      (
        "changes how values are escaped; the first line alone says that",
        "change la protection des valeurs ; seule la première ligne la fixe"
      )
    case .templateUnknown:
      (
        "takes in the template {0}, which is not there; correct its name",
        "inclut le modèle {0}, qui n’existe pas ; corrigez son nom"
      )
    case .templateUnknownNearest:
      (
        "takes in the template {0}, which is not there; did you mean {1}?",
        "inclut le modèle {0}, qui n’existe pas ; vouliez-vous dire {1} ?"
      )
    case .templateLoop:
      (
        "takes in {0}, which takes in this one again; break the circle",
        "inclut {0}, qui inclut de nouveau celui-ci ; rompez le cercle"
      )

    case .pageSkip: ("Skip to the content", "Aller au contenu")
    case .pageNavigation: ("Main menu", "Menu principal")
    case .pageStaysHere:
      ("Everything stays on this computer, in", "Tout reste sur cet ordinateur, dans")
    case .pageList: ("All fragments", "Tous les fragments")
    case .pageNew: ("New fragment", "Nouveau fragment")
    case .pageOverview: ("Overview", "Vue d’ensemble")
    case .pageExchange: ("Download and check", "Télécharger et vérifier")
    case .pageDrafts: ("Drafts", "Brouillons")
    case .pageTrash: ("Trash", "Corbeille")
    case .pageUndo: ("Undo", "Annuler")
    case .pageColon: (":", " :")

    case .pageSections: ("Parts of the form", "Parties du formulaire")
    case .pageGeneral: ("First", "En premier")
    case .pageProblemsShort: ("to correct", "à corriger")
    case .pageFormTitle: ("Edit {0}", "Modifier {0}")
    case .pageFormLead:
      (
        "What you type is kept as a draft on this computer until you save it.",
        "Ce que vous tapez est gardé en brouillon sur cet ordinateur jusqu’à l’enregistrement."
      )
    case .pageFormLeadPlain:
      (
        "Without JavaScript nothing is kept by itself: keep it as a draft before you leave.",
        "Sans JavaScript, rien n’est gardé tout seul : gardez-le en brouillon avant de quitter la page."
      )
    case .pageRequired: ("required", "obligatoire")
    case .pageFilledIn: ("filled in by itself", "rempli tout seul")
    case .pageSave: ("Save", "Enregistrer")
    case .pageSaveDraft: ("Keep as a draft", "Garder en brouillon")
    case .pageUpdate: ("Work out the filled-in fields", "Calculer les champs remplis tout seuls")
    case .pageLeave: ("Leave", "Quitter")
    case .pageDraftSaved: ("Draft kept at {0}", "Brouillon gardé à {0}")
    case .pageDraftWaiting: ("Not saved yet", "Pas encore enregistré")
    case .pageDraftFailed:
      (
        "The draft could not be kept: is sheaf still running? What you typed is still here.",
        "Le brouillon n’a pas pu être gardé : sheaf tourne-t-il encore ? Ce que vous avez tapé reste ici."
      )
    case .pageWordCountOne: ("{0} word", "{0} mot")
    case .pageWordCountMany: ("{0} words", "{0} mots")
    case .pageNotSaved:
      (
        "Not saved yet: {0} {0:thing|things} to correct",
        "Pas encore enregistré : {0} {0:point|points} à corriger"
      )
    case .pageNothingLost:
      (
        "Nothing that you typed is lost. You can also keep it as a draft and come back to it.",
        "Rien de ce que vous avez tapé n’est perdu. Vous pouvez aussi le garder en brouillon et y revenir."
      )
    case .pageErrorMark: ("Error:", "Erreur :")
    case .pageWarningMark: ("Please check:", "À vérifier :")
    case .pageNextFree: ("Next free:", "Prochain numéro libre :")
    case .pageDatePattern:
      ("year-month-day, such as 2026-11-21", "année-mois-jour, par exemple 2026-11-21")
    case .pageChoose: ("Choose …", "Choisir …")
    case .pageOther: ("Other", "Autre")
    case .pageOtherHint: ("another value", "une autre valeur")
    case .pageOtherFor: ("{0}: another value", "{0} : une autre valeur")
    case .pageOthers: ("Others, one on each line", "Autres, un par ligne")
    case .pageYes: ("Yes", "Oui")
    case .pageNo: ("No", "Non")
    case .pageNotStated: ("Not stated", "Non précisé")
    case .pageUnlisted:
      ("{0} (as in the file; not in the list)", "{0} (comme dans le fichier ; absent de la liste)")
    case .pageKept:
      (
        "“{0}” does not apply now; what it holds is kept: {1}",
        "« {0} » ne s’applique pas ; ce que ce champ contient est gardé : {1}"
      )
    case .pageKeptTitle: ("Also in this file", "Aussi dans ce fichier")
    case .pageKeptHint:
      (
        "The mapping does not know these lines. They stay as they are.",
        "Le mapping ne connaît pas ces lignes. Elles restent telles quelles."
      )
    case .pageIDTaken:
      (
        "{0} is the id of another fragment, in {1}; choose a free one",
        "{0} est déjà l’identifiant d’un autre fragment, dans {1} ; choisissez-en un libre"
      )
    case .pageSaved: ("Saved.", "Enregistré.")
    case .pageSavedWithProblems:
      (
        "Saved. {0} {0:thing needs|things need} a look.",
        "Enregistré. {0} {0:point est|points sont} à revoir."
      )
    case .pageUnchanged:
      ("Nothing was changed, so nothing was written.", "Rien n’a changé : rien n’a été écrit.")
    case .pageDraftKept: ("Kept as a draft.", "Gardé en brouillon.")
    case .pageTooLargeToEdit:
      (
        "This fragment is too large for the form; edit its file in a text editor",
        "Ce fragment est trop grand pour le formulaire ; modifiez son fichier dans un éditeur de texte"
      )

    case .pageConflict: ("{0} was changed meanwhile", "{0} a changé entre-temps")
    case .pageConflictLead:
      (
        "Somebody, or another program, changed the file while you were editing it. Choose for each field; nothing is written before you save.",
        "Quelqu’un, ou un autre programme, a changé le fichier pendant que vous le modifiiez. Choisissez champ par champ ; rien n’est écrit avant l’enregistrement."
      )
    case .pageGone: ("{0} was deleted meanwhile", "{0} a été supprimé entre-temps")
    case .pageGoneLead:
      (
        "The file that you were editing is gone. Here is what you have; save it as a new file, or keep it as a draft.",
        "Le fichier que vous modifiiez n’est plus là. Voici ce que vous avez ; enregistrez-le comme nouveau fichier ou gardez-le en brouillon."
      )
    case .pageBothChanged: ("changed on both sides", "changé des deux côtés")
    case .pageMine: ("What you typed", "Ce que vous avez tapé")
    case .pageTheirs: ("What the file holds now", "Ce que contient maintenant le fichier")
    case .pageSaveChosen: ("Save what is chosen", "Enregistrer ce qui est choisi")
    case .pageSaveAsNew: ("Save as a new file", "Enregistrer comme nouveau fichier")

    case .pageSearch: ("Search", "Rechercher")
    case .pageSearchHint: ("Any words, accents or not", "Tous les mots, avec ou sans accents")
    case .pageFilters: ("Filter and sort", "Filtrer et trier")
    case .pageAll: ("All", "Tous")
    case .pageBlankFilter: ("(blank)", "(vide)")
    case .pageSort: ("Sort by", "Trier par")
    case .pageSortDown: ("{0}, last first", "{0}, du dernier au premier")
    case .pageApply: ("Apply", "Appliquer")
    case .pageClear: ("Show all", "Tout afficher")
    case .pageTally: ("{0} {0:fragment|fragments}", "{0} {0:fragment trouvé|fragments trouvés}")
    case .pageTallyOf: ("{0} of {1} {1:fragment|fragments}", "{0} {0:fragment|fragments} sur {1}")
    case .pageDownloadThese: ("Download these", "Télécharger ceux-ci")
    case .pageNoMatch: ("No fragment is like that.", "Aucun fragment ne correspond.")
    case .pageEmptyFolder:
      (
        "There is no fragment in this folder yet.",
        "Il n’y a encore aucun fragment dans ce dossier."
      )
    case .pageFirst: ("Write the first one", "Écrire le premier")
    case .pageCheckSheet: ("Check a spreadsheet", "Vérifier un tableau")
    case .pageExcerpt: ("Text", "Texte")
    case .pageConfidentialTag: ("confidential", "confidentiel")
    case .pagePages: ("Pages of the list", "Pages de la liste")
    case .pagePrevious: ("Previous", "Précédente")
    case .pageNext: ("Next", "Suivante")
    case .pagePosition: ("{0}–{1} of {2}", "{0} à {1} sur {2}")
    case .pageUnnameable:
      (
        "its name holds characters that no name can have here; rename the file",
        "son nom contient des caractères qui ne peuvent pas y figurer ; renommez le fichier"
      )
    case .pageFolders:
      (
        "{0} {0:sub-folder is|sub-folders are} not shown here ({1}): sheaf shows one folder at a time.",
        "{0} {0:sous-dossier n’est pas affiché|sous-dossiers ne sont pas affichés} ici ({1}) : sheaf affiche un seul dossier à la fois."
      )
    case .pageUnreadable:
      (
        "{0} {0:file|files} in the folder could not be read",
        "{0} {0:fichier illisible|fichiers illisibles} dans le dossier"
      )

    case .pageBackToList: ("Back to the list", "Retour à la liste")
    case .pageEdit: ("Edit", "Modifier")
    case .pageDuplicate: ("Duplicate", "Dupliquer")
    case .pageDownloadOne: ("Download the file", "Télécharger le fichier")
    case .pagePrint: ("Print", "Imprimer")
    case .pageDelete: ("Delete", "Supprimer")
    case .pageDeleted: ("{0} is in the trash.", "{0} est dans la corbeille.")
    case .pageRestored: ("{0} is back.", "{0} est de retour.")
    case .pageBlank: ("blank", "vide")
    case .pageNotApplicable: ("does not apply", "sans objet")
    case .pageProblems: ("{0} {0:thing|things} to correct", "{0} {0:point|points} à corriger")
    case .pageWarnings: ("{0} {0:thing|things} to look at", "{0} {0:point|points} à vérifier")
    case .pageFile: ("File: {0}", "Fichier : {0}")

    case .pageDraftsLead:
      (
        "What was begun and not saved yet. Drafts lie in the folder .drafts beside the fragments.",
        "Ce qui a été commencé et pas encore enregistré. Les brouillons se trouvent dans le dossier .drafts, à côté des fragments."
      )
    case .pageNotInTrash:
      (
        "It is not in the trash any more; it may have been restored meanwhile",
        "Il n’est plus dans la corbeille ; il a peut-être été restauré entre-temps"
      )
    case .pageNoDrafts: ("There are no drafts.", "Il n’y a aucun brouillon.")
    case .pageUntitled: ("Without an id", "Sans identifiant")
    case .pageDraftOfNew: ("New fragment, kept {0}", "Nouveau fragment, gardé le {0}")
    case .pageDraftOf: ("Changes to {0}, kept {1}", "Modifications de {0}, gardées le {1}")
    case .pageDraftStale: ("the file was changed since", "le fichier a changé depuis")
    case .pageResume: ("Go on", "Reprendre")
    case .pageDiscard: ("Discard", "Jeter")
    case .pageDiscarded: ("The draft is discarded.", "Le brouillon est jeté.")
    case .pageTrashLead:
      (
        "Deleted fragments lie in the folder .trash beside the others, until you remove them there.",
        "Les fragments supprimés se trouvent dans le dossier .trash, à côté des autres, jusqu’à ce que vous les en retiriez."
      )
    case .pageNoTrash: ("The trash is empty.", "La corbeille est vide.")
    case .pageDeletedOn: ("Deleted {0}", "Supprimé le {0}")
    case .pageRestore: ("Restore", "Rétablir")
    case .pageNameTaken:
      (
        "there is a file of that name again; rename it first",
        "un fichier de ce nom existe de nouveau ; renommez-le d’abord"
      )

    case .pageDownload: ("Download", "Télécharger")
    case .pageScopeAll: ("All fragments of the folder.", "Tous les fragments du dossier.")
    case .pageScopeFound:
      (
        "Only those that were found: {0} of {1}.",
        "Seulement ceux qui ont été trouvés : {0} sur {1}."
      )
    case .pageTakeAll: ("Take all", "Tout prendre")
    case .pageFormat: ("As", "Sous forme de")
    case .pageFormatExcel: ("Spreadsheet for Excel", "Tableau pour Excel")
    case .pageFormatExcelFrench:
      ("Spreadsheet for a French Excel", "Tableau pour Excel en français")
    case .pageFormatLibreOffice: ("Spreadsheet for LibreOffice", "Tableau pour LibreOffice")
    case .pageFormatCSV: ("Plain CSV", "CSV simple")
    case .pageFormatXML: ("XML document", "Document XML")
    case .pageHintExcel: ("CSV with commas", "CSV à virgules")
    case .pageHintExcelFrench: ("CSV with semicolons", "CSV à points-virgules")
    case .pageHintCSV: ("for other programs", "pour d’autres programmes")
    case .pageHintXML: ("by a mapping", "selon un mapping")
    case .pageShape: ("Columns and places by", "Colonnes et emplacements selon")
    case .pageReadBy: ("Read by", "Lu selon")
    case .pageShapeHint:
      (
        "A mapping says which columns a sheet has, and where each field goes in XML.",
        "Un mapping dit quelles colonnes a le tableau et où va chaque champ en XML."
      )
    case .pageConfidentialNone:
      ("None of them is marked confidential.", "Aucun n’est marqué confidentiel.")
    case .pageConfidentialLeft:
      (
        "{0} {0:is|are} marked confidential, and left out unless you tick this:",
        "{0} {0:est marqué confidentiel et laissé|sont marqués confidentiels et laissés} de côté, sauf si vous cochez ceci :"
      )
    case .pageWithConfidential:
      ("Take the confidential ones too", "Prendre aussi les confidentiels")
    case .pageUnclearLeft:
      (
        "{0} {0:does|do} not say whether {0:it is|they are} confidential, and {0:is|are} left out unless you tick this:",
        "{0} ne {0:dit|disent} pas {0:s’il est confidentiel, et est laissé|s’ils sont confidentiels, et sont laissés} de côté, sauf si vous cochez ceci :"
      )
    case .pageWithUnclear:
      ("Take those that do not say too", "Prendre aussi ceux qui ne le disent pas")
    case .pageLosses:
      ("Something would be lost on the way", "Quelque chose se perdrait en route")
    case .pageLossesLead:
      (
        "This format or mapping has no place for what is listed here. The fragments keep it; the download would be without it.",
        "Ce format ou ce mapping n’a pas de place pour ce qui suit. Les fragments le gardent ; le téléchargement ne l’aurait pas."
      )
    case .pageDownloadAnyway: ("Download all the same", "Télécharger quand même")
    case .pageNothingToDownload: ("There is nothing to download", "Il n’y a rien à télécharger")
    case .pageNothingLeft:
      (
        "No fragment was found that may go out: each is marked confidential or does not say, and was not ticked.",
        "Aucun fragment trouvé ne peut sortir : chacun est marqué confidentiel ou ne dit rien, et n’a pas été coché."
      )
    case .pageUpload: ("Check a file", "Vérifier un fichier")
    case .pageUploadLead:
      (
        "See what is wrong with a spreadsheet or an XML document. Nothing of it is kept.",
        "Voyez ce qui ne va pas dans un tableau ou un document XML. Rien n’en est gardé."
      )
    case .pageUploadFile: ("File", "Fichier")
    case .pageUploadHint:
      (
        "CSV, TSV, XML, or a fragment; up to {0} MiB.",
        "CSV, TSV, XML ou un fragment ; jusqu’à {0} Mio."
      )
    case .pageUnknownFormat:
      (
        "its name does not tell what it is; these can be sent: {0}. Save a workbook (.xlsx, .ods) as CSV in the spreadsheet program first",
        "son nom ne dit pas ce que c’est ; on peut envoyer : {0}. Enregistrez d’abord un classeur (.xlsx, .ods) au format CSV dans le tableur"
      )
    case .pageFileARecord:
      (
        "writes one file for each fragment, and a download is one file. Narrow the list to one fragment; or write them all into a folder, in a terminal: sheaf convert {0} -o xml/ --to xml --mapping {1}",
        "écrit un fichier par fragment, or un téléchargement ne contient qu’un fichier. Réduisez la liste à un seul fragment, ou écrivez-les tous dans un dossier, depuis un terminal : sheaf convert {0} -o xml/ --to xml --mapping {1}"
      )
    case .pageUploadMissing:
      (
        "no file came with the form; choose one",
        "aucun fichier n’est arrivé avec le formulaire ; choisissez-en un"
      )
    case .pageCheck: ("Check", "Vérifier")
    case .pageCheckAnother: ("Check another file", "Vérifier un autre fichier")
    case .pageImport: ("Take a sheet back", "Reprendre un tableau")
    case .pageImportLead:
      (
        "An edited spreadsheet comes back: see what would change, tick it, and only then is it written.",
        "Un tableau modifié revient : voyez ce qui changerait, cochez, et alors seulement c’est écrit."
      )
    case .pageImportShow: ("Show what would change", "Voir ce qui changerait")
    case .pageNoSheet:
      (
        "The sheet is not kept any more; send it again.",
        "Ce tableau n’est plus gardé ; envoyez-le de nouveau."
      )
    case .pagePlan: ("What {0} would change", "Ce que {0} changerait")
    case .pagePlanLead:
      (
        "Nothing is written yet. Take the tick away from what you do not want.",
        "Rien n’est encore écrit. Décochez ce que vous ne voulez pas."
      )
    case .pagePlanBase:
      (
        "What changed in the folder since the export stays as it is.",
        "Ce qui a changé dans le dossier depuis l’export reste comme il est."
      )
    case .pagePlanChanged:
      (
        "There are changes that were not shown yet: they follow from what you chose, or from what changed in the folder meanwhile. Nothing is written; look at the plan again.",
        "Il y a des modifications qui n’étaient pas encore affichées : elles découlent de vos choix, ou de ce qui a changé entre-temps dans le dossier. Rien n’est écrit ; regardez le plan de nouveau."
      )
    case .pagePlanConflicts:
      (
        "Changed in the sheet and in the folder: {0}. Choose",
        "Modifié dans le tableau et dans le dossier : {0}. Choisissez"
      )
    case .pagePlanQuestions:
      (
        "Not certain, left as it is: {0}. Choose, or mend the sheet and send it again",
        "Pas certain, laissé tel quel : {0}. Choisissez, ou corrigez le tableau et renvoyez-le"
      )
    case .pagePlanMore:
      (
        "{0} more {0:is|are} not shown: when these are settled, send the sheet again.",
        "{0} {0:autre n’est pas montré|autres ne sont pas montrés} : une fois ceux-ci réglés, renvoyez le tableau."
      )
    case .pagePlanWhole:
      (
        "There are too many changes to tick them one by one: all of them are written, or none.",
        "Il y a trop de modifications pour les cocher une à une : toutes sont écrites, ou aucune."
      )
    case .pagePlanExported: ("When it was exported:", "À l’export :")
    case .pagePlanFolder: ("Keep the folder’s", "Garder celui du dossier")
    case .pagePlanSheet: ("Take the sheet’s", "Prendre celui du tableau")
    case .pagePlanLeave: ("Decide later", "Décider plus tard")
    case .pageIDKept:
      ("It is {0}, and keeps that identifier", "C’est {0}, qui garde cet identifiant")
    case .pageIDRenamed:
      ("It is {0}, called {1} from now on", "C’est {0}, qui s’appelle désormais {1}")
    case .pageIDNew: ("It is a new record, {0}", "C’est une nouvelle fiche, {0}")
    case .pagePlanApply: ("Write what is ticked", "Écrire ce qui est coché")
    case .pageImported:
      (
        "Taken back from the sheet: {0} {0:file|files} written.",
        "Repris du tableau : {0} {0:fichier écrit|fichiers écrits}."
      )
    case .pageUnimported:
      (
        "Undone: {0} {0:file is|files are} as before.",
        "Annulé : {0} {0:fichier est|fichiers sont} comme avant."
      )
    case .pageFindings: ("What there is to say of {0}", "Ce qu’il y a à dire de {0}")
    case .pageFindingWhere: ("Where", "Où")
    case .pageFindingField: ("Field", "Champ")
    case .pageFindingWhat: ("What", "Quoi")
    case .pageLine: ("line {0}", "ligne {0}")
    case .pageRowCell: ("row {0}, column {1}", "ligne {0}, colonne {1}")

    case .pageOverviewLead:
      (
        "{0} {0:fragment|fragments}, {1} of them confidential and counted here all the same.",
        "{0} {0:fragment|fragments}, dont {1} {1:confidentiel|confidentiels}, qui {1:compte|comptent} aussi ici."
      )
    case .pageCount: ("Count", "Nombre")
    case .pageShare: ("Share", "Part")
    case .pagePercent: ("{0}%", "{0} %")
    case .pageSeveral:
      ("A fragment may have several of these.", "Un fragment peut en avoir plusieurs.")
    case .pageChart: ("{0}: {1}", "{0} : {1}")
    case .pageRest: ("{0} more values", "{0} autres valeurs")

    case .pageNotFound: ("There is no such page", "Cette page n’existe pas")
    case .pageNoFragment:
      (
        "There is no such fragment; it may have been deleted or renamed meanwhile",
        "Ce fragment n’existe pas ; il a peut-être été supprimé ou renommé entre-temps"
      )
    case .pageNoDraft:
      (
        "There is no such draft; it may have been saved or discarded meanwhile",
        "Ce brouillon n’existe pas ; il a peut-être été enregistré ou jeté entre-temps"
      )
    case .pageWrongMethod: ("That cannot be done in this way", "Cela ne se fait pas ainsi")
    case .pageBadMapping: ("The mapping has mistakes", "Le mapping contient des erreurs")
    case .pageBadMappingLead:
      (
        "Correct the mapping’s file and reload this page. The fragments are as they were.",
        "Corrigez le fichier du mapping, puis rechargez cette page. Les fragments sont tels qu’ils étaient."
      )
    case .pageAllIsHere:
      (
        "What you sent is still here. When what is named above is put right, send it again.",
        "Ce que vous avez envoyé est encore ici. Une fois corrigé ce qui est indiqué ci-dessus, renvoyez-le."
      )
    case .pageStrangers:
      (
        "The mapping has changed: the form does not ask for this any more",
        "Le mapping a changé : le formulaire ne demande plus ceci"
      )
    case .pageStrangersHint:
      (
        "Copy what you need to another field. Nothing was saved yet; what stands here is not saved with the rest.",
        "Copiez dans un autre champ ce qu’il vous faut. Rien n’a encore été enregistré ; ce qui figure ici ne sera pas enregistré avec le reste."
      )
    case .pageSendAgain: ("Send again", "Renvoyer")
    case .pageSendAgainTitle: ("Nothing was done yet", "Rien n’a encore été fait")
    case .pageSendAgainLead:
      (
        "The page that you sent is older than the sheaf that runs now. All that it held is here; send it again.",
        "La page que vous avez envoyée date d’avant le dernier démarrage de sheaf. Tout ce qu’elle contenait est ici ; renvoyez-la."
      )
    case .pageSendAgainStranger:
      (
        "sheaf was started again meanwhile. All that you typed is here. Open the new address that sheaf printed in the terminal, in another tab; then send this again.",
        "sheaf a été redémarré entre-temps. Tout ce que vous avez tapé est ici. Ouvrez dans un autre onglet la nouvelle adresse que sheaf a affichée dans le terminal, puis renvoyez ceci."
      )
    case .pageCouldNot: ("That could not be done", "Cela n’a pas pu se faire")
    case .pageCouldNotLead: ("Nothing was written.", "Rien n’a été écrit.")
    case .pageCouldNotSave: ("It could not be saved", "L’enregistrement a échoué")
    case .pageBack: ("Go back", "Revenir")
    }
  }
}
