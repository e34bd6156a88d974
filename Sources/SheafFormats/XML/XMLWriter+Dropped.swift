import SheafCore

/// What of a record has no place in the document.
extension XMLWriter {
  /// Counts the fields that have a place, and that conditions keep out of it, as dropped.
  func dropLeftOut(_ record: Record) -> Int {
    values.noteCarried(record)
    guard let carried = values.carried else { return 0 }
    var dropped = 0
    for entry in record.entries
    where entry.slot < schema.fieldCount && !entry.isRepeat && !entry.value.isEmpty {
      guard plan.slots.contains(entry.slot), !carried[entry.slot] else { continue }
      dropped += 1
      report.drop(
        schema.heading(entry.slot), .leftOutByCondition, at: record.place(of: entry, schema))
    }
    return dropped
  }

  /// Counts the fields that have no place, and those that have the place of an earlier one, as dropped.
  func dropUnmapped(_ record: Record) -> Int {
    if plan.hasFields { return 0 }
    var dropped = 0
    for entry in record.entries {
      let isKnown = entry.slot < schema.fieldCount
      let hasPlace = isKnown ? plan.slots.contains(entry.slot) : plan.extra != nil
      let isSecond = entry.isRepeat && isKnown && !plan.isFlat
      guard !hasPlace || isSecond else { continue }
      dropped += 1
      report.drop(
        schema.heading(entry.slot), hasPlace ? .repeatedHeading : .noPlace,
        at: record.place(of: entry, schema))
    }
    return dropped
  }
}
