import { SEVERITIES, type Severity } from '~/domain/complaint'
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domain/complaintReasons'
import { COMPLAINT_STATES, type ComplaintState } from '~/domain/complaintWay'
import { defineUrlState, flag, oneOf, someOf, text, texts } from '~/lib/urlState'
import type { ComplaintRow } from '~/store/complaintList'

export const COMPLAINT_SORTS = ['due', 'opened', 'severity', 'state'] as const
export type ComplaintSort = (typeof COMPLAINT_SORTS)[number]
/** Weeks that reasons are shown of. */
export const TREND_WEEKS = ['4', '13', '26', '52'] as const

export const complaintsView = defineUrlState({
  q: text(),
  /** One column of the board; none: all that are not closed. */
  step: someOf<ComplaintState>(COMPLAINT_STATES),
  severity: someOf<Severity>(SEVERITIES),
  kind: someOf<ComplaintKind>(COMPLAINT_KINDS),
  owner: texts(),
  overdue: flag(),
  asked: flag(),
  sort: oneOf(COMPLAINT_SORTS, 'due'),
  descending: flag(),
  show: oneOf(['list', 'reasons'], 'list'),
  weeks: oneOf(TREND_WEEKS, '13'),
  of: oneOf(['', ...COMPLAINT_KINDS], ''),
})
export type ComplaintsView = typeof complaintsView.initial

export const countFilters = ({ severity, kind, owner, overdue, asked }: ComplaintsView): number =>
  [severity.length, kind.length, owner.length, Number(overdue), Number(asked)].filter((set) => set > 0).length

type Narrowed = Pick<ComplaintsView, 'q' | 'step' | 'severity' | 'kind' | 'owner' | 'overdue' | 'asked'>

const fits = <T>(chosen: readonly T[], value: T) => chosen.length === 0 || chosen.includes(value)

/** Closed ones are shown where somebody asks for them, or looks for a word. */
export const isShown =
  ({ q, step, severity, kind, owner, overdue, asked }: Narrowed) =>
  (row: ComplaintRow): boolean => {
    const sought = q.trim().toLowerCase()
    const open = step.length > 0 ? step.includes(row.state) : row.state !== 'closed' || sought !== ''
    return (
      open &&
      fits(severity, row.severity) &&
      fits(kind, row.kind) &&
      fits(owner, row.owner ?? '') &&
      (!overdue || row.overdue) &&
      (!asked || row.asked > 0) &&
      (sought === '' || [row.key, row.subject, row.order, row.sku, row.buyerName].some((each) => each.toLowerCase().includes(sought)))
    )
  }

const VALUES: Record<ComplaintSort, (row: ComplaintRow) => number> = {
  due: ({ dueAt = Infinity }) => dueAt,
  opened: ({ openedAt }) => openedAt,
  severity: ({ severity }) => SEVERITIES.indexOf(severity),
  state: ({ state }) => COMPLAINT_STATES.indexOf(state),
}

export function sortedRows(rows: readonly ComplaintRow[], sort: ComplaintSort, descending: boolean): ComplaintRow[] {
  const of = VALUES[sort]
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)]
    if (one !== other) return one < other ? -sign : sign
    return b.openedAt - a.openedAt || (a.key < b.key ? -1 : 1)
  })
}

/** How many there are at each step, with the other filters in force; '' all that are not closed. */
export function stepCounts(rows: readonly ComplaintRow[], view: Narrowed): Record<ComplaintState | '', number> {
  const counts: Record<ComplaintState | '', number> = {
    '': 0,
    confirm: 0,
    record: 0,
    investigate: 0,
    plan: 0,
    carryOut: 0,
    feedBack: 0,
    followUp: 0,
    closed: 0,
  }
  for (const row of rows.filter(isShown({ ...view, step: COMPLAINT_STATES }))) {
    counts[row.state]++
    if (row.state !== 'closed') counts['']++
  }
  return counts
}
