import Testing

@testable import Preview

@Suite struct HostGateTests {
  @Test(arguments: [
    (["localhost:8080"], true), (["127.0.0.1"], true), (["[::1]:8080"], true), (["LOCALHOST"], true),
    (["evil.example:8080"], false), (["localhost.evil.example"], false), ([], false),
    (["localhost", "localhost"], false),
    (["192.168.1.5"], false), ([""], false),
  ]) func aLoopbackServerAnswersToLoopbackNamesAlone(_ fields: [String], _ isAdmitted: Bool) {
    #expect(HostGate(host: "127.0.0.1").admits(fields) == isAdmitted)
  }

  @Test func aServerForOthersAnswersToItsName() {
    #expect(HostGate(host: "192.168.1.5").admits(["192.168.1.5:8080"]))
    #expect(!HostGate(host: "192.168.1.5").admits(["evil.example"]))
    #expect(HostGate(host: "0.0.0.0").admits(["anything.example"]))
  }
}
