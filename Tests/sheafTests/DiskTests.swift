import Foundation
import TestSupport
import Testing

/// Disks that are full or forbidden.
@Suite struct DiskTests {
  private static let canMount = Shell.succeeds(
    "mkdir tiny && mount -t tmpfs -o size=1m tmpfs tiny && umount tiny")

  @Test(
    .enabled(if: canMount, "a small disk cannot be mounted here"),
    arguments: ["out.csv", "out.xml", "out/"])
  func aFullDiskIsAMessageAndNoOutput(_ output: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", InventedRecords.sheet(5000))
    let result = try Shell.run(
      """
      mkdir tiny && mount -t tmpfs -o size=1m tmpfs tiny || exit 99
      sheaf convert in.csv -o tiny/\(output); echo $?
      ls -A tiny; umount tiny
      """, in: folder)
    #expect(result.output == "2\n")
    #expect(result.messages.contains("the disk is full"))
    #expect(result.messages.hasSuffix("nothing was written\n"))
  }

  @Test(.enabled(if: canMount, "a small disk cannot be mounted here"))
  func anImportThatFillsTheDiskIsTakenBack() throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run(
      """
      mkdir tiny && mount -t tmpfs -o size=300k tmpfs tiny || exit 99
      mkdir tiny/in; for i in 1 2 3 4 5 6 7 8; do echo "**FragmentID**: SCC-BUR2312/CIV00$i" > tiny/in/$i.md; done
      sheaf export tiny/in -o out.csv 2> /dev/null
      text=$(head -c 9000 /dev/zero | tr '\\0' x)
      (echo FragmentID,Evidence supporting the outcome statement
      for i in 1 2 3 4 5 6 7 8; do echo "SCC-BUR2312/CIV00$i,$text"; done) > back.csv
      head -c 150000 /dev/zero > tiny/other
      cat tiny/in/*.md | md5sum > before
      sheaf import back.csv --into tiny/in --apply > /dev/null; echo $?
      cat tiny/in/*.md | md5sum | cmp - before && ls tiny/in/.sheaf; rm tiny/other
      sheaf import back.csv --into tiny/in --apply | tail -n 1; umount tiny
      """, in: folder)
    #expect(
      result.output
        == """
        2
        exports
        undo
        Done: 8 files written. To take it back: sheaf import --undo --into tiny/in

        """)
    #expect(result.messages.contains("the disk is full"))
  }

  /// How a line is run by somebody who may not do everything; empty for whoever runs the tests.
  private static let somebody =
    geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
  private static let canBeSomebody = Shell.succeeds("\(somebody)sheaf --version")

  @Test(.enabled(if: canBeSomebody, "no other user can run the program here"))
  func whatIsNotAllowedIsAMessage() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret.csv", "FragmentID\na\n")
    try folder.write("in/one.md", "**FragmentID**: a\n")
    try folder.write("in.csv", "FragmentID\na\n")
    let result = try Shell.run(
      """
      chmod 000 secret.csv in/one.md; mkdir open closed; chmod 777 open; chmod 555 closed; chmod 755 .
      \(DiskTests.somebody)sheaf convert secret.csv -o open/out.xml; echo $?
      \(DiskTests.somebody)sheaf convert in -o open/out.xml; echo $?
      \(DiskTests.somebody)sheaf convert in.csv -o closed/out.xml; echo $?
      \(DiskTests.somebody)sheaf convert in.csv -o closed/out/; echo $?
      ls -A open closed
      """, in: folder)
    #expect(result.output == "2\n2\n2\n2\nclosed:\n\nopen:\n")
    let places = ["secret.csv", "in/one.md", "closed/out.xml", "closed/out/"]
    let message = "not allowed; check who owns it and its permissions\nnothing was written\n"
    #expect(result.messages == places.map { "\($0): \(message)" }.joined())
  }

  /// What records hold can endanger people, so nobody else on the computer reads it unless that is allowed on purpose.
  @Test func newFilesAreForTheirOwnerAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "FragmentID\na\n")
    _ = try Shell.run(
      "umask 022; sheaf convert in.csv -o out.xml; sheaf convert in.csv -o out/", in: folder)
    let modes = try ["out.xml", "out", "out/a.md"].map { name in
      try FileManager.default.attributesOfItem(atPath: folder(name))[.posixPermissions] as? Int
    }
    #expect(modes == [0o600, 0o700, 0o600])
  }

  @Test func aReplacedFileKeepsItsPermissionsAndItsLink() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "FragmentID\na\n")
    try folder.write("real.xml", "old")
    let result = try Shell.run(
      "chmod 604 real.xml; ln -s real.xml link.xml; sheaf convert in.csv -o link.xml --force; test -L link.xml",
      in: folder)
    #expect(result.exitCode == 0)
    #expect(try folder.text("real.xml").contains("<id>a</id>"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder("real.xml"))[
      .posixPermissions]
    #expect(mode as? Int == 0o604)
  }
}
