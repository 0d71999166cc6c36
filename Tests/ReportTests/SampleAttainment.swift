import Attainment
import Report
import TestSupport

/// Plans that between them make every part of an answer.
enum SampleAttainment {
  /// The study of a plan of the repository, and of its units.
  static func study(_ path: String) throws -> (plan: PlanStudy, units: [PlanStudy]) {
    let family = try PlanFamily(path: Repository.root + path)
    return (try PlanStudy(family.plan), try family.units.map { try PlanStudy($0.plan) })
  }

  /// A district with everything that a plan can state, for its last year and for an earlier one; a
  /// published series; a parent of units.
  static func all() throws -> [Answer] {
    try ["kras/plan", "published/plan-jakarta-barat", "published/plan-dki"].map { name in
      let (plan, units) = try study("datasets/\(name).yaml")
      return .attainment(plan, units: units)
    } + [.attainment(study("datasets/kras/plan.yaml").plan, year: 2018)]
  }
}
