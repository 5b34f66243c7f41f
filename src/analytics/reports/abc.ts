import type { KpiResult } from '~/analytics/query'
import type { AbcAnswer, AbcAsk } from '~/analytics/reports'

/** Points of the curve, besides the one at nothing. */
const CURVE_POINTS = 100
const CLASSES = ['A', 'B', 'C'] as const
type Class = (typeof CLASSES)[number]

interface Member {
  key: string
  label: string
  /** An integer at the currency's scale, so that shares are compared without rounding. */
  gmv: number
  units: number
}

/** What the classes are made of: GMV and units of every member, as runKpi tells them (metrics `gmv_paid`, `units`, no `top`), and amounts in one unit of the currency. */
export interface AbcOf {
  result: Pick<KpiResult, 'version' | 'rows'>
  unit: number
}

/** metrics.md `abc` and `pareto`: members by GMV, largest first, ties by code. Amounts that no line carries belong to no member and are left out. */
export function abc({ rule, top }: Pick<AbcAsk, 'rule' | 'top'>, { result, unit }: AbcOf): AbcAnswer {
  const members = (result.rows ?? []).flatMap((row): Member[] =>
    row.orderLevel
      ? []
      : [
          {
            key: row.key,
            label: row.label,
            gmv: Math.round((row.figures.gmv_paid?.value ?? 0) * unit),
            units: row.figures.units?.value ?? 0,
          },
        ],
  )
  members.sort((a, b) => b.gmv - a.gmv || (a.key < b.key ? -1 : 1))
  const total = members.reduce((sum, { gmv }) => sum + gmv, 0)
  const classes = CLASSES.map((name) => ({ class: name, members: 0, gmv: 0, share: 0 }))
  const rows: AbcAnswer['rows'] = []
  const upTo = new Float64Array(members.length + 1)
  members.forEach((member, at) => {
    const before = upTo[at]
    const after = (upTo[at + 1] = before + member.gmv)
    const place = placeOf(rule, { before, after, total })
    classes[place].members++
    classes[place].gmv += member.gmv
    if (at >= top) return
    rows.push({
      ...member,
      gmv: member.gmv / unit,
      share: part(member.gmv, total),
      cumulative: part(after, total),
      class: CLASSES[place],
    })
  })
  const fifth = upTo[Math.ceil(members.length * 0.2)]
  return {
    version: result.version,
    members: members.length,
    gmv: total / unit,
    classes: classes.map((of) => ({ ...of, gmv: of.gmv / unit, share: part(of.gmv, total) })),
    pareto: total > 0 ? fifth / total : null,
    curve: curveOf(upTo, total),
    rows,
  }
}

/** Of the classes: A up to 80 %, B up to 95 %. The member that crosses a line belongs to what it began in, or inclusively, to what it ended in. */
function placeOf(rule: AbcAsk['rule'], { before, after, total }: { before: number; after: number; total: number }): number {
  if (total <= 0) return CLASSES.indexOf('C' satisfies Class)
  // Fifths and twentieths of an integer, multiplied out: no share is rounded on a line.
  const [reached, within] =
    rule === 'before' ? [before, (sum: number, line: number) => sum < line] : [after, (sum: number, line: number) => sum <= line]
  if (within(reached * 5, total * 4)) return 0
  return within(reached * 20, total * 19) ? 1 : 2
}

const part = (amount: number, total: number): number => (total > 0 ? amount / total : 0)

function curveOf(upTo: Float64Array, total: number): AbcAnswer['curve'] {
  const members = upTo.length - 1
  if (members === 0 || total <= 0) return []
  const points = Math.min(CURVE_POINTS, members)
  return Array.from({ length: points + 1 }, (_, point) => {
    const at = Math.round((members * point) / points)
    return { members: at / members, gmv: upTo[at] / total }
  })
}
