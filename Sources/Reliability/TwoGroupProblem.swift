import LinearAlgebra

/// The minimization behind ``TwoGroupFit``.
struct TwoGroupProblem: Sendable {
  let groups: [GroupMoments]
  let equalIntercepts: Bool

  var items: Int { groups[0].means.count }
  /// Where β stands among the parameters.
  var scaleIndex: Int { 3 * items }
  /// Where κ stands, behind ν.
  var meanIndex: Int { 4 * items + 1 }
  var parameterCount: Int { equalIntercepts ? meanIndex + 1 : scaleIndex + 1 }

  /// What one parameter changes in a group: loadings, unique variances and means, of which there are
  /// `items` each; all but a few are zero.
  struct Column {
    let index: Int
    let changes: [(place: Int, amount: Double)]

    func times(_ vector: [Double]) -> Double {
      changes.reduce(0) { $0 + $1.amount * vector[$1.place] }
    }
  }

  /// Where F of one group is, and how it changes with loadings, unique variances and means.
  struct GroupPoint {
    let discrepancy: OneFactorDiscrepancy
    let inverse: OneFactorInverse
    /// d, the means less those of the model, and Σ⁻¹d.
    let residual: [Double]
    let pull: [Double]

    var gradient: [Double] {
      discrepancy.loadingGradient + discrepancy.uniqueGradient + pull.map { -2 * $0 }
    }

    /// The matrix of second derivatives, or what is expected of it.
    func curvature(exact: Bool) -> SymmetricMatrix {
      let items = inverse.order
      let part = exact ? discrepancy.curvature : inverse.information
      var whole = SymmetricMatrix(order: 3 * items)
      for i in 0..<2 * items {
        for j in 0...i { whole[i, j] = part[i, j] }
      }
      let reach = zip(inverse.projection, residual).reduce(0) { $0 + $1.0 * $1.1 }
      for i in 0..<items {
        for j in 0..<items {
          let element = inverse.elements[i * items + j]
          if j <= i { whole[2 * items + i, 2 * items + j] = 2 * element }
          guard exact else { continue }
          whole[2 * items + i, j] = 2 * (element * reach + inverse.projection[i] * pull[j])
          whole[2 * items + i, items + j] = 2 * element * pull[j]
        }
      }
      return whole
    }
  }

  /// ψ of a group.
  func uniqueVariances(of group: Int, _ parameters: [Double]) -> [Double] {
    parameters[(items * (1 + group))..<(items * (2 + group))].map {
      OneFactorFit.leastUnique + $0 * $0
    }
  }

  /// The means of a group less those of the model.
  func meanResiduals(of group: Int, _ parameters: [Double]) -> [Double] {
    guard equalIntercepts else { return Array(repeating: 0, count: items) }
    let shift = group == 0 ? 0 : parameters[meanIndex]
    return groups[group].means.indices.map { i in
      groups[group].means[i] - parameters[scaleIndex + 1 + i] - shift * parameters[i]
    }
  }

  /// F of one group; `nil` where it is not defined.
  func point(of group: Int, _ parameters: [Double]) -> GroupPoint? {
    let items = items
    let scale = group == 0 ? 1 : parameters[scaleIndex]
    let loadings = parameters[..<items].map { scale * $0 }
    let uniqueVariances = uniqueVariances(of: group, parameters)
    let residual = meanResiduals(of: group, parameters)
    guard let inverse = OneFactorInverse(loadings: loadings, uniqueVariances: uniqueVariances)
    else { return nil }
    var observed = groups[group].covariance
    observed.addOuterProduct(of: residual)
    let discrepancy = OneFactorDiscrepancy(
      inverse, loadings: loadings,
      observed: (0..<items * items).map { observed[$0 / items, $0 % items] })
    guard discrepancy.value.isFinite else { return nil }
    let pull = (0..<items).map { i in
      (0..<items).reduce(0) { $0 + inverse.elements[i * items + $1] * residual[$1] }
    }
    return GroupPoint(
      discrepancy: discrepancy, inverse: inverse, residual: residual, pull: pull)
  }

  /// How the parameters move the loadings, unique variances and means of a group.
  func columns(of group: Int, _ parameters: [Double]) -> [Column] {
    let items = items
    let isSecond = group == 1
    let scale = isSecond ? parameters[scaleIndex] : 1
    let shift = isSecond && equalIntercepts ? parameters[meanIndex] : 0
    var columns: [Column] = []
    for i in 0..<items {
      let root = items * (1 + group) + i
      columns.append(Column(index: i, changes: [(i, scale), (2 * items + i, shift)]))
      columns.append(Column(index: root, changes: [(items + i, 2 * parameters[root])]))
      if equalIntercepts {
        columns.append(Column(index: scaleIndex + 1 + i, changes: [(2 * items + i, 1)]))
      }
    }
    guard isSecond else { return columns }
    columns.append(
      Column(index: scaleIndex, changes: (0..<items).map { ($0, parameters[$0]) }))
    if equalIntercepts {
      columns.append(
        Column(index: meanIndex, changes: (0..<items).map { (2 * items + $0, parameters[$0]) }))
    }
    return columns
  }

  /// F with its gradient, and its curvature or what is expected of it.
  func point(_ parameters: [Double], exact: Bool) -> Minimum.Point? {
    var value = 0.0
    var gradient = Array(repeating: 0.0, count: parameterCount)
    var curvature = SymmetricMatrix(order: parameterCount)
    for group in groups.indices {
      guard let point = point(of: group, parameters) else { return nil }
      let (share, slopes) = (groups[group].share, point.gradient)
      value += share * point.discrepancy.value
      let columns = columns(of: group, parameters)
      for column in columns { gradient[column.index] += share * column.times(slopes) }
      add(point.curvature(exact: exact), columns, share: share, to: &curvature)
      for i in 0..<items {
        // of the bend of ψ the expectation keeps only what leads towards the bound
        let slope = slopes[items + i]
        let root = items * (1 + group) + i
        curvature[root, root] += share * 2 * (exact ? slope : max(slope, 0))
        guard exact && group == 1 else { continue }
        curvature[i, scaleIndex] += share * slopes[i]
        if equalIntercepts { curvature[i, meanIndex] += share * slopes[2 * items + i] }
      }
    }
    return Minimum.Point(value: value, gradient: gradient, curvature: curvature)
  }

  /// What is expected of the curvature, without the bend of the roots.
  func expectedCurvature(_ parameters: [Double]) -> SymmetricMatrix? {
    var curvature = SymmetricMatrix(order: parameterCount)
    for group in groups.indices {
      guard let point = point(of: group, parameters) else { return nil }
      add(
        point.curvature(exact: false), columns(of: group, parameters),
        share: groups[group].share, to: &curvature)
    }
    return curvature
  }

  /// Adds JᵀHJ, where `columns` are those of J.
  private func add(
    _ local: SymmetricMatrix, _ columns: [Column], share: Double,
    to curvature: inout SymmetricMatrix
  ) {
    for (place, column) in columns.enumerated() {
      var product = Array(repeating: 0.0, count: local.order)
      for change in column.changes {
        for i in product.indices { product[i] += change.amount * local[i, change.place] }
      }
      for other in columns[...place] {
        curvature[column.index, other.index] += share * other.times(product)
      }
    }
  }

  /// Newton steps after a few by the expected curvature, or these alone where Newton fails.
  func minimum(from start: [Double]) -> Minimum? {
    func minimum(_ start: [Double], _ iterations: Int, _ tolerance: Double, exact: Bool)
      -> Minimum?
    {
      Minimum.find(from: start, iterations: iterations, tolerance: tolerance) {
        point($0, exact: exact)
      }
    }
    guard let rough = minimum(start, 30, 1e-4, exact: false),
      let near = minimum(rough.parameters, 50, 1e-15, exact: true)
    else { return nil }
    return near.converged ? near : minimum(near.parameters, 2000, 1e-15, exact: false)
  }

  /// What the models of the two groups have in common.
  func start(_ fits: [OneFactorFit]) -> [Double] {
    let (first, second) = (fits[0].loadings, fits[1].loadings)
    func sum(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let scale = max(sum(first, second) / sum(first, first), 0.1)
    let loadings = zip(first, second).map { ($0 + $1 / scale) / 2 }
    let roots = fits.flatMap { fit in
      // not from the bound itself, where the slope of η vanishes
      zip(fit.uniqueVariances, fit.scales).map { max($0, 0.01 * $1 * $1).squareRoot() }
    }
    guard equalIntercepts else { return loadings + roots + [scale] }
    let rise = zip(groups[0].means, groups[1].means).map { $1 - $0 }
    let shift = sum(loadings, rise) / sum(loadings, loadings)
    let intercepts = groups[0].means.indices.map { i in
      (groups[0].means[i] + groups[1].means[i] - shift * loadings[i]) / 2
    }
    return loadings + roots + [scale] + intercepts + [shift]
  }
}
