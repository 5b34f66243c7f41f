import { lazy, Suspense, useMemo, useState } from 'react'
import type { CohortsAnswer } from '~/analytics/reports'
import type { AudienceRule } from '~/domain/audience'
import { writeRule } from '~/domain/audienceText'
import { useRuleText } from '~/features/shared/audiences/useRuleText'
import { Choice } from '~/features/shared/board/Choice'
import { ExportMenu } from '~/features/shared/board/ExportMenu'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { type Day, parseDay } from '~/lib/zone'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Link } from 'react-router'
import { useFormat } from '~/ui/UiContext'
import { CohortGrid } from './CohortGrid'
import { type CohortRow, shownRows, valueOf } from './cohortTable'
import { messages } from './messages'
import { COHORT_GRAINS, COHORT_MEASURES, COHORTS_BY, customersState } from './state'

const SaveAudience = lazy(async () => ({ default: (await import('~/features/shared/audiences/SaveAudience')).SaveAudience }))

/** The days of the first purchase: those of the board; none where it shows all there are, which is to grow with the data. */
function firstBought({ view: { range }, window: { from, to } }: Board): { from?: Day; to?: Day } {
  return 'preset' in range && range.preset === 'all' ? {} : { from, to }
}

export interface PickedCell {
  key: string
  later: number
}

/** Who comes back: buyers by their first purchase, and how many of them bought in each period after it. */
export function CohortPanel({ board }: { board: Board }) {
  const t = useMessages(messages)
  const [{ cohort: grain, made: by, cell: measure }, set] = useUrlState(customersState)
  const { scope, filters } = board.view
  const asked = useReport('cohorts', { scope, filters, ...firstBought(board), grain, by }, { enabled: board.ready })
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={t('cohorts')} aria-busy={asked.isPending || isPlaceholderData}>
      <header className="zg-panel-head">
        <h2>{t('cohorts')}</h2>
        <Choice
          label={t('cohorts.by')}
          value={by}
          options={COHORTS_BY}
          wordOf={(option) => t(`cohorts.by.${option}`)}
          onChange={(made) => set({ made })}
        />
        <Choice
          label={t('cohorts.grain')}
          value={grain}
          options={COHORT_GRAINS}
          wordOf={(option) => t(`cohorts.${option}`)}
          onChange={(cohort) => set({ cohort })}
        />
        <Choice
          label={t('cohorts.cell')}
          value={measure}
          options={COHORT_MEASURES}
          wordOf={(option) => t(`cohorts.cell.${option}`)}
          onChange={(cell) => set({ cell })}
        />
        {data && <CohortExport board={board} answer={data} />}
      </header>
      <p className="zg-panel-hint">{t(`cohorts.hint.${by === 'period' ? grain : by}`)}</p>
      {data && <Stale asked={asked} />}
      {data ? <Answered board={board} answer={data} /> : <Waiting asked={asked} />}
    </section>
  )
}

/** What a cohort is called: the period, the channel, the category. */
function useCohortName(): (row: Pick<CohortRow, 'key' | 'label'>) => string {
  const t = useMessages(messages)
  const format = useFormat()
  const [{ cohort: grain, made: by }] = useUrlState(customersState)
  return ({ key, label }) => {
    const day = by === 'period' ? parseDay(key) : undefined
    if (day === undefined) return label || key || t('cohorts.unknown')
    return grain === 'month' ? format.month(day) : format.day(day)
  }
}

function Answered({ board, answer }: { board: Board; answer: CohortsAnswer }) {
  const t = useMessages(messages)
  const format = useFormat()
  const nameOf = useCohortName()
  const [{ cohort: grain, made: by, cell: measure }] = useUrlState(customersState)
  const [picked, pick] = useState<PickedCell>()
  const rows = useMemo(() => shownRows(answer, by, grain), [answer, by, grain])
  if (rows.length === 0) return <p className="zg-panel-hint">{t('cohorts.none')}</p>
  const chosen = picked && rows.find(({ key }) => key === picked.key)
  const notes = [
    answer.asOf !== undefined && t('cohorts.asOf', { at: format.time(answer.asOf) }),
    rows.some(({ cells }) => cells.some(({ running }) => running)) && t('cohorts.running'),
    rows.length < answer.rows.length && t('cohorts.recent', { count: rows.length }),
    t('cohorts.keys'),
  ]
  return (
    <>
      <CohortGrid rows={rows} measure={measure} grain={grain} nameOf={nameOf} picked={picked} onPick={pick} />
      {answer.periods < 2 && <p className="zg-panel-hint">{t('cohorts.short')}</p>}
      {chosen && picked && <PickedBar board={board} row={chosen} later={picked.later} />}
      <footer className="zg-chart-note">
        {notes.filter(Boolean).map((note) => (
          <span key={String(note)}>{note}</span>
        ))}
      </footer>
    </>
  )
}

/** The buyers of the cell that was picked: to be looked at, or kept. */
function PickedBar({ board, row, later }: { board: Board; row: CohortRow; later: number }) {
  const t = useMessages(messages)
  const nameOf = useCohortName()
  const [{ cohort: grain, made: by }] = useUrlState(customersState)
  const whyNot = useWhyNot('audience.set')
  const ruleText = useRuleText()
  const [saving, save] = useState(false)
  const { buyers } = row.cells[later] ?? { buyers: 0 }
  const { newness: _, ...filters } = board.view.filters
  const kept = Object.keys(filters).length > 0 && { filters }
  const rule: AudienceRule = { kind: 'cohort', grain, by, key: row.key, later, ...firstBought(board), ...kept }
  const words = t(later === 0 ? 'cohorts.pickedFirst' : 'cohorts.picked', { cohort: nameOf(row), later, count: buyers })
  return (
    <div className="zg-picked-cell" role="status">
      <span>{words}</span>
      <Link className="zg-link-button" to={paths.customers({ who: writeRule(rule) })}>
        {t('seeCustomers')}
      </Link>
      <Button disabledReason={whyNot} onClick={() => save(true)}>
        {t('save')}
      </Button>
      {saving && (
        <Suspense fallback={null}>
          <SaveAudience rule={rule} name={ruleText(rule)} onClose={() => save(false)} />
        </Suspense>
      )}
    </div>
  )
}

function CohortExport({ board, answer }: { board: Board; answer: CohortsAnswer }) {
  const t = useMessages(messages)
  const nameOf = useCohortName()
  const [{ cell: measure }] = useUrlState(customersState)
  const table = useMemo(() => {
    const periods = Array.from({ length: answer.periods }, (_, later) => String(later))
    const values = answer.rows.map((row) => [
      nameOf(row),
      row.size,
      ...periods.map((_, later) => (row.cells[later] ? valueOf(row.cells[later], measure) : null)),
    ])
    return {
      columns: [t('cohorts.member'), t('cohorts.size'), ...periods],
      rows: values.map((row) => row.map((cell) => String(cell ?? ''))),
      values,
    }
  }, [answer, measure, nameOf, t])
  return <ExportMenu board={board} title={`${t('cohorts')} ${t(`cohorts.cell.${measure}`)}`} table={table} metrics={[]} />
}
