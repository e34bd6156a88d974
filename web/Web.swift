/// The templates, styles and script of the form, as they stand in this folder, held in the program.
package enum Web {
  package struct File: Sendable {
    /// The path in this folder: `templates/form.mustache`.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Every file of `templates/` and `assets/`; a test holds this list against the folders.
  package static let files: [File] = [
    File(path: "assets/icon.svg", bytes: PackageResources.icon_svg),
    File(path: "assets/sheaf.css", bytes: PackageResources.sheaf_css),
    File(path: "assets/sheaf.js", bytes: PackageResources.sheaf_js),
    File(path: "templates/again.mustache", bytes: PackageResources.again_mustache),
    File(path: "templates/attributes.mustache", bytes: PackageResources.attributes_mustache),
    File(path: "templates/chart.mustache", bytes: PackageResources.chart_mustache),
    File(path: "templates/conflict.mustache", bytes: PackageResources.conflict_mustache),
    File(path: "templates/drafts.mustache", bytes: PackageResources.drafts_mustache),
    File(path: "templates/exchange.mustache", bytes: PackageResources.exchange_mustache),
    File(path: "templates/field-choices.mustache", bytes: PackageResources.field_choices_mustache),
    File(
      path: "templates/field-composed.mustache", bytes: PackageResources.field_composed_mustache),
    File(path: "templates/field-date.mustache", bytes: PackageResources.field_date_mustache),
    File(
      path: "templates/field-identifier.mustache", bytes: PackageResources.field_identifier_mustache
    ),
    File(path: "templates/field-integer.mustache", bytes: PackageResources.field_integer_mustache),
    File(
      path: "templates/field-paragraph.mustache", bytes: PackageResources.field_paragraph_mustache),
    File(path: "templates/field-radio.mustache", bytes: PackageResources.field_radio_mustache),
    File(path: "templates/field-select.mustache", bytes: PackageResources.field_select_mustache),
    File(path: "templates/field-text.mustache", bytes: PackageResources.field_text_mustache),
    File(path: "templates/field-year.mustache", bytes: PackageResources.field_year_mustache),
    File(path: "templates/field.mustache", bytes: PackageResources.field_mustache),
    File(path: "templates/findings.mustache", bytes: PackageResources.findings_mustache),
    File(path: "templates/form.mustache", bytes: PackageResources.form_mustache),
    File(path: "templates/fragment.mustache", bytes: PackageResources.fragment_mustache),
    File(path: "templates/group.mustache", bytes: PackageResources.group_mustache),
    File(path: "templates/hint.mustache", bytes: PackageResources.hint_mustache),
    File(path: "templates/import.mustache", bytes: PackageResources.import_mustache),
    File(path: "templates/layout.mustache", bytes: PackageResources.layout_mustache),
    File(path: "templates/list.mustache", bytes: PackageResources.list_mustache),
    File(path: "templates/marked.mustache", bytes: PackageResources.marked_mustache),
    File(path: "templates/message.mustache", bytes: PackageResources.message_mustache),
    File(path: "templates/notice.mustache", bytes: PackageResources.notice_mustache),
    File(path: "templates/other.mustache", bytes: PackageResources.other_mustache),
    File(path: "templates/overview.mustache", bytes: PackageResources.overview_mustache),
    File(path: "templates/pick.mustache", bytes: PackageResources.pick_mustache),
    File(path: "templates/resend.mustache", bytes: PackageResources.resend_mustache),
    File(path: "templates/shape.mustache", bytes: PackageResources.shape_mustache),
    File(path: "templates/trash.mustache", bytes: PackageResources.trash_mustache),
    File(path: "templates/unapplied.mustache", bytes: PackageResources.unapplied_mustache),
  ]
}
