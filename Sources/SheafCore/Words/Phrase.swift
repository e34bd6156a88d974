/// Everything that sheaf says to people, by name; ``words`` has it in each language.
///
/// `{0}`, `{1}` stand for the arguments, `{0:one|many}` for one of two words by the number that an argument is. What an error says is where
/// it is (the ``SourceLocation``), what it is, and after a semicolon what to do.
package enum Phrase: String, CaseIterable, Sendable {
  // Parts of lines
  case warning, note, columnLetter, recordName, standardInput, standardOutput
  // The operating system
  case noSuchFile, noPermission, readOnlyDisk, isFolder, notAFolder, diskFull, readerGone,
    tooManyOpenFiles, nameTooLong, notARegularFile, systemError
  // Text and its encoding
  case binary, cutInCharacter, notThisEncoding, mixedEncodings, readAs
  // Inputs and outputs
  case outputExists, outputInTheWay, noFolderForOutput, outputIsInput, sayFrom, sayTo,
    unknownInputFormat, workbookInput, unknownOutputFormat
  case severalRecordsForOneFile
  // Fragments
  case noFragments, otherFiles, foldersLeftOut, tooLarge, emptyFile, noFields, strayText, badHeading
  // Sheets
  case rowTooLong, tooManyCells, textAfterQuote, unterminatedQuote, noKnownHeading,
    noKnownHeadingWithDelimiter, noKnownHeadingInRecords, duplicateColumnHeading, missingColumn,
    cellCutByExcel, blankRows
  case extraCell, cellWithoutHeading, missingCells, cellTooLongForExcel
  // Workbooks that are XML
  case noSheet, otherSheet, sheetNeedsMapping, noHeadingRow, rowsAboveHeadings, sheetNotRead,
    sheetIndex, sheetIndexBack, sheetRepeats, sheetTooWide, sheetRowRepeated, sheetTooLong
  case keyWithSheet, sheetTemplateEncoding, sheetTemplateRoot, sheetTemplateRows,
    sheetTemplateRest, sheetTemplateName, sheetTemplateNameNearest
  // XML
  case recordTooLong, tagTooLong, notInXML, doctype, xmlSyntax, xmlCutOff, xmlNoElement,
    xmlAfterRoot, xmlCharacter, xmlEntity, xmlTags, xmlEncoding
  case xmlMarkup, wrongRootNamespace, noNamespace, tooDeep, wrongRoot, unknownElement,
    unknownAttribute, otherThanConstant
  case strayXMLText
  // What is lost
  case repeatedHeading, noColumn, noPlace
  // Headings and ids
  case tooManyHeadings, unknownHeading, unknownHeadingNearest, garbledHeading, blankID, duplicateID,
    duplicateIDWithPlace
  // Values
  case required, notAnInteger, notAYear, notADate, notAFlag, patternMismatch, patternMismatchHint,
    missingField, severalLines, spacesAround, staleComposed, staleDerived
  case lineIsNoField, notAChoice, notAChoiceNearest
  // Mappings
  case tomlTooLarge, tomlNotText, tomlSyntax, tomlRestOfLine, tomlHeader, tomlEquals,
    tomlKeyTooLong, tomlKey, tomlTooDeep
  case tomlInlineTable, tomlValue, tomlArray, tomlString, tomlNUL
  case typeString, typeBoolean, typeStrings, typeText, typeTable, typeTables, typeChoices
  case unknownKey, unknownKeyNearest, wrongType, textWithoutLanguage, missingKey, missingID,
    unknownName, unknownNameNearest
  case extendsLoop, extendsMissing, unknownField, unknownFieldNearest, unknownSection,
    unknownSectionNearest,
    templateBrace, duplicateName, badName
  case emptySeparator, badNamespace, notAFlagField, duplicateHeading, duplicateChoice, badPattern,
    keyOfOtherKind, keyNeededByKind, emptyList
  case composedOfComposed, derivedFromOther, duplicateColumn
  case recordPath, extraPath, pathClash, badPath, unknownPrefix, fieldOrValue, listOfOtherKind,
    listPath, absolutePath, groupPath, groupOfFiles, uniquePath, cdataAttribute, dayOfOtherKind
  // Code lists
  case choicesAndCodeList, codeListSource, codeListTooLarge, codeListSyntax, codeListMark,
    codeListLineBreak, codeListCells, codeListColumn, codeListColumnNearest, codeListXML,
    codeListEntity, codeListDivided, codeListKey, codeListBlank, codeListHalf, codeListEmpty,
    noCodeLists, unknownCodeList, unknownCodeListNearest
  // Schemas
  case schemaTooLarge, schemaFromNetwork, schemaMissingPart, schemaBroken, schemaNotAllowed,
    schemaNotExpected, schemaMissing, schemaMissingAttribute, schemaUnknownAttribute, schemaValue,
    schemaChoice, schemaPattern, schemaText, schemaNotEmpty, schemaRoot, schemaOther,
    schemaAllowed, usageNoXMLOutput, usageNoXMLInput, usageAllowWithoutSchema
  // Templates, and what places make of values
  case templateTooLarge, templateEncoding, templatePrefix, templateRoot, templateNoRecord,
    templateTwoRecords, templateTwoPlaces, templateLacks, templateLacksNearest,
    templateLacksAttribute, templateHasElements, elementWithoutPlace, itemWithoutEach, noCode,
    noCodeNearest, noValue, noValueNearest, notOfTargetType, groupDiffers, duplicateKey,
    notInEncoding, notInEncodingCDATA, filteredOut, leftOutByCondition, noSuchSlug, noRecordForFile,
    noXMLInFolder
  // What a mapping does with its fields
  case reviewBothWays, reviewOutOnly, reviewNotAtAll, reviewSharedCode, reviewUntried,
    reviewOrderFits, usageSchemaWithoutXML
  // First mappings
  case initTooLarge, initUnknownRecord, initUnknownRecordNearest, initNoRecord, initNoPlaces,
    initFormat, initWorkbook, usageRecordOfXML, initTitle, initRecords, initRecord, initOthers,
    initID, initNoID,
    initFilled, initExample, initList, initFewValues, initConstant, initAround, initByName,
    initByValues, initByBoth, initUnplaced, initMixed, initRepeated, initGroups, initPath,
    initUnsaid, initType, initIDByName, initNoPlaceFor,
    initWritten
  // Traits of layout
  case layoutByteOrderMark, layoutCarriageReturns, layoutNoFinalNewline, layoutSpacing,
    layoutMissingFields, layoutOrder
  case layoutAliases, layoutEncoding, layoutBlanksLeftOut, strayTextName
  // Reports
  case reportRecords, reportFields, reportLosses, reportNormalised,
    reportNothingWritten, reportStrict, reportMore
  case reportWithheld, reportWithheldUnclear, nothingConfidential, confidentialLeak,
    usagePublicAndConfidential
  case countedName, usageNoSheetOutput, usageNoSheetInput, usageNoTextInput, checkClean,
    checkFindings, progress, mappingIsGood
  // Imports
  case folderBusy, folderGone, fileNameNotUTF8, headingsAgain, markOfOther, inSubFolder, madeInNew,
    contentsOfOther,
    decidesNothing, decidesNothingNearest, changedSinceImport, planDoubtDay, planDeletedMany,
    planWithheldEmpty
  case brokenState, importInterrupted, changedMeanwhile, madeByHand, twoFilesWithID, copiedRow,
    sameRowTwice, copyWithoutID, copyWithOtherID, idOfOther, newIDTwice, blankIDInSheet,
    decidedTwice, decisionsTitle, decisionsHowTo, decisionsWritten, versionExported, versionFolder,
    versionSheet, usageExportFormat, usageImport, nothingToUndo, nothingToResume, importUndone,
    importResumed, planBase, planNoBase, planLostBase, planAssumedBase, planChanged, planNew,
    planConflicts, planQuestions, planRefused, planNotes, planMissing, planDeleted,
    planWithheldDeletion, planRepairs, planRepairOf, planRecordRow, planRemade, planEffects,
    planShortChange, planBefore, planAfter, planBlank, planQuoted, planConflict, planGoneConflict,
    planMissingConflict, planExported, planFolder, planSheet, planDoubt, planHandEdit, planIDEdited,
    planIDBlanked, planIDUnknown, planChangedInFolder, planNewInFolder, planGoneFromFolder,
    planLeftOpen, planUnchanged, planNothingToApply, planApplied, planAppliedWithTrash,
    planHowToApply
  // Merges
  case mergeDecisionsHowTo, mergeRecords, mergeMerged, mergeConflicts, mergeConflict, mergeVersion,
    mergeClash, mergeRenumbered, mergeRenumberedTo, mergeKept, mergeNothing, mergeWritten,
    mergeHowTo, mergeLostText, mergeNeedsFolders, mergeOutputExists, mergeMadeAgain
  // What spreadsheets do to values
  case effectSpaces, effectLineBreaks, effectQuotes, effectDashes, effectCharacterForm,
    effectNumber,
    effectLeadingZeros, effectExponent, effectRounded, effectTruthValue, effectDate, effectCut,
    effectFormulaError, effectApostrophe, effectMojibake, effectQuestionMarks, effectChoice
  // The table of a mapping
  case tableName, tableHeading, tableKind, tableLabel, tableDetails, tableID, tableRequired,
    tableConfidential
  // The server
  case portInUse, portNotAllowed, serveReady, refusedStranger, refusedSpent, refusedElsewhere,
    refusedHost, refusedSlow, refusedTooLarge, refusedBusy, refusedRequest
  // Templates
  case noTemplates, templateContentType, templateSyntax, templateUnescaped, templateDelimiters,
    templatePragma, templateUnknown, templateUnknownNearest, templateLoop
  // Pages: around every page
  case pageSkip, pageNavigation, pageStaysHere, pageList, pageNew, pageOverview, pageExchange,
    pageDrafts, pageTrash, pageUndo, pageColon
  // Pages: the form
  case pageSections, pageGeneral, pageProblemsShort, pageFormTitle, pageFormLead, pageFormLeadPlain,
    pageRequired,
    pageFilledIn, pageSave, pageSaveDraft, pageUpdate, pageLeave, pageDraftSaved, pageDraftWaiting,
    pageDraftFailed, pageWordCountOne, pageWordCountMany, pageNotSaved, pageNothingLost,
    pageErrorMark, pageWarningMark, pageNextFree, pageDatePattern, pageChoose, pageOther,
    pageOtherHint, pageOtherFor, pageOthers, pageYes, pageNo, pageNotStated, pageUnlisted, pageKept,
    pageKeptTitle, pageKeptHint, pageIDTaken, pageSaved, pageSavedWithProblems, pageUnchanged,
    pageDraftKept, pageTooLargeToEdit
  // Pages: two versions
  case pageConflict, pageConflictLead, pageGone, pageGoneLead, pageBothChanged, pageMine,
    pageTheirs, pageSaveChosen, pageSaveAsNew
  // Pages: the list
  case pageSearch, pageSearchHint, pageFilters, pageAll, pageBlankFilter, pageSort, pageSortDown,
    pageApply, pageClear, pageTally, pageTallyOf, pageDownloadThese, pageNoMatch, pageEmptyFolder,
    pageFirst, pageCheckSheet, pageExcerpt, pageConfidentialTag, pagePages, pagePrevious, pageNext,
    pagePosition, pageUnnameable, pageFolders, pageUnreadable
  // Pages: one fragment
  case pageBackToList, pageEdit, pageDuplicate, pageDownloadOne, pagePrint, pageDelete, pageDeleted,
    pageRestored, pageBlank, pageNotApplicable, pageProblems, pageWarnings, pageFile
  // Pages: drafts and trash
  case pageDraftsLead, pageNoDrafts, pageUntitled, pageDraftOfNew, pageDraftOf, pageDraftStale,
    pageResume, pageDiscard, pageDiscarded, pageTrashLead, pageNoTrash, pageDeletedOn, pageRestore,
    pageNameTaken
  // Pages: download and check
  case pageDownload, pageScopeAll, pageScopeFound, pageTakeAll, pageFormat, pageFormatExcel,
    pageFormatExcelFrench, pageFormatLibreOffice, pageFormatCSV, pageFormatXML, pageHintExcel,
    pageHintExcelFrench, pageHintCSV, pageHintXML, pageShape, pageReadBy, pageShapeHint,
    pageConfidentialNone,
    pageConfidentialLeft, pageWithConfidential, pageUnclearLeft, pageWithUnclear, pageLosses,
    pageLossesLead, pageDownloadAnyway, pageNothingToDownload, pageNothingLeft, pageUpload,
    pageUploadLead, pageUploadFile, pageUploadHint, pageUploadMissing, pageUnknownFormat,
    pageFileARecord, pageCheck, pageCheckAnother,
    pageImport, pageImportLead, pageImportShow, pageNoSheet, pagePlan, pagePlanLead,
    pagePlanBase, pagePlanChanged, pagePlanConflicts, pagePlanQuestions, pagePlanWhole,
    pagePlanMore,
    pagePlanExported, pagePlanFolder, pagePlanSheet, pagePlanLeave, pageIDKept, pageIDRenamed,
    pageIDNew, pagePlanApply, pageImported,
    pageUnimported, pageFindings, pageFindingWhere, pageFindingField, pageFindingWhat, pageLine,
    pageRowCell
  // Pages: the overview
  case pageOverviewLead, pageCount, pageShare, pagePercent, pageSeveral, pageChart, pageRest
  // Pages: what goes wrong
  case pageNotFound, pageNoFragment, pageNoDraft, pageNotInTrash, pageWrongMethod, pageBadMapping,
    pageBadMappingLead, pageAllIsHere, pageStrangers, pageStrangersHint, pageSendAgain,
    pageSendAgainTitle, pageSendAgainLead, pageSendAgainStranger,
    pageCouldNot, pageCouldNotLead, pageCouldNotSave, pageBack

  /// The phrase in a language, its arguments put in.
  package func text(_ arguments: [String] = [], in language: Language) -> String {
    let template = language == .fr ? words.fr : words.en
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let slot = rest[rest.index(after: open)..<close]
      guard let index = slot.first?.wholeNumberValue,
        slot.count == 1 || slot.dropFirst().first == ":"
      else {
        text += "{"
        rest = rest[rest.index(after: open)...]
        continue
      }
      rest = rest[rest.index(after: close)...]
      let argument = index < arguments.count ? arguments[index] : ""
      let words = slot.dropFirst(2).split(separator: "|", omittingEmptySubsequences: false)
      if words.count == 2 {
        text += Phrase.isOne(argument, in: language) ? words[0] : words[1]
      } else {
        text += Phrase.resolved(argument, in: language)
      }
    }
    return text + rest
  }

  /// English has its singular for 1 alone, French for 0 as well.
  private static func isOne(_ number: String, in language: Language) -> Bool {
    number == "1" || language == .fr && number == "0"
  }

  /// Stands for this phrase among the arguments of another one, since what language that will be in is not known yet.
  package var reference: String { "\u{1}\(rawValue)" }

  static func resolved(_ argument: String, in language: Language) -> String {
    if let text = LocalizedText(reference: argument) { return text[language] }
    guard argument.hasPrefix("\u{1}"), let phrase = Phrase(rawValue: String(argument.dropFirst()))
    else { return argument }
    return phrase.text(in: language)
  }
}
