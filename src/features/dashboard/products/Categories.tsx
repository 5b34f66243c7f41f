import type { KpiRow } from '~/analytics/query'
import { valueText } from '~/features/shared/figures'
import { useFigure } from '~/features/shared/board/figureText'
import { toBreakdown } from '~/features/shared/board/members'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useKpi } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { TableExport } from '~/features/shared/board/TableExport'
import { setFilter } from '~/features/shared/board/view'
import { viewMessages } from '~/features/shared/board/viewMessages'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useMemberName, useMetricName } from '~/features/shared/board/words'
import { FigureTable } from '~/features/shared/FigureTable'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { productsState } from './state'

const METRICS = ['gmv_paid', 'gross_margin', 'refund_rate_orders'] as const
/** Hidden on a phone, where the arrow has to stay in reach. */
const minor = (id: (typeof METRICS)[number]) => (id === 'refund_rate_orders' ? 'zg-minor' : undefined)
const LEVELS = [1, 2, 3] as const

/** What a table of categories lies under, and how to go up and down. */
interface Place {
  under: readonly string[]
  level: 1 | 2 | 3
  go: (under: readonly string[]) => void
}

function usePlace(): Place {
  const [{ under }, set] = useUrlState(productsState)
  const path = under.slice(0, LEVELS.length - 1)
  return { under: path, level: LEVELS[path.length], go: (next) => set({ under: next }) }
}

/** The category tree, a level at a time: a row narrows the board to its category, its arrow looks into it. */
export function Categories({ board }: { board: Board }) {
  const t = useMessages(messages)
  const tBoard = useMessages(boardMessages)
  const tView = useMessages(viewMessages)
  const memberName = useMemberName()
  const place = usePlace()
  const { filters } = setFilter(board.view, 'category', place.under.slice(-1))
  const asked = useKpi(
    { ...board.asked, filters, metrics: [...METRICS], by: 'category', level: place.level, top: 12 },
    { enabled: board.ready },
  )
  const { data } = asked
  return (
    <section className="zg-panel" aria-label={t('categories')} aria-busy={asked.isPending}>
      <header className="zg-panel-head">
        <h2>{t('categories')}</h2>
        {data?.rows && data.rows.length > 0 && (
          <TableExport
            board={board}
            title={t('categories')}
            head={tView('filter.category')}
            metrics={METRICS}
            rows={[
              ...data.rows.map(({ key, label, orderLevel, figures }) => ({
                name: orderLevel ? tBoard('orderLevel') : memberName('category', key, label),
                figures,
              })),
              { name: tBoard('total'), figures: data.totals },
            ]}
          />
        )}
      </header>
      {place.under.length > 0 && <Crumbs board={board} place={place} />}
      {data?.rows && <Stale asked={asked} />}
      {data?.rows ? <CategoryTable board={board} place={place} parts={toBreakdown(data, 'gmv_paid')} /> : <Waiting asked={asked} />}
    </section>
  )
}

function Crumbs({ board, place: { under, go } }: { board: Board; place: Place }) {
  const t = useMessages(messages)
  return (
    <nav className="zg-crumbs" aria-label={t('categories.path')}>
      <button type="button" className="zg-link-button" onClick={() => go([])}>
        {t('categories.all')}
      </button>
      {under.map((key, at) => (
        <span key={key}>
          <span aria-hidden="true">›</span>{' '}
          {at === under.length - 1 ? (
            <b>
              <CategoryName board={board} category={key} level={LEVELS[at]} />
            </b>
          ) : (
            <button type="button" className="zg-link-button" onClick={() => go(under.slice(0, at + 1))}>
              <CategoryName board={board} category={key} level={LEVELS[at]} />
            </button>
          )}
        </span>
      ))}
    </nav>
  )
}

/** A link may lead straight into a category: its name is asked for. */
function CategoryName({ board, category, level }: { board: Board; category: string; level: 1 | 2 | 3 }) {
  const nameOf = useMemberName()
  const { asked } = board
  const { data } = useKpi({
    from: asked.from,
    to: asked.to,
    scope: asked.scope,
    filters: { category: [category] },
    metrics: ['gmv_paid'],
    by: 'category',
    level,
  })
  return nameOf('category', category, data?.rows?.find((row) => row.key === category)?.label)
}

function CategoryTable({
  board,
  place,
  parts: { parts, orderLevel, others },
}: {
  board: Board
  place: Place
  parts: ReturnType<typeof toBreakdown>
}) {
  const t = useMessages(messages)
  const tBoard = useMessages(boardMessages)
  const tView = useMessages(viewMessages)
  const metricName = useMetricName()
  const format = useFormat()
  if (parts.length === 0) return <p className="zg-panel-hint">{tBoard('noRows')}</p>
  if (place.under.length === 0 && parts.every(({ row }) => row.key === '')) return <Missing why={t('categories.none')} />
  return (
    <>
      <p className="zg-panel-hint">{t('categories.hint')}</p>
      <FigureTable
        label={t('categories')}
        className="zg-members"
        columns={[
          { key: 'category', name: tView('filter.category') },
          ...METRICS.map((id) => ({ key: id, name: metricName(id), className: minor(id) })),
          { key: 'into', name: t('categories.into'), silent: true },
        ]}
      >
        {parts.map(({ row, bar }) => (
          <CategoryRow key={row.key} board={board} place={place} row={row} bar={bar} />
        ))}
        {[
          orderLevel && { name: tBoard('orderLevel'), value: orderLevel.value },
          others && { name: tBoard('others'), value: others.value },
        ].map(
          (rest) =>
            rest && (
              <tr key={rest.name} className="zg-row-rest" data-value={rest.value}>
                <th scope="row">{rest.name}</th>
                <td>{rest.value === undefined ? '—' : format.money(rest.value)}</td>
                <td colSpan={METRICS.length} />
              </tr>
            ),
        )}
      </FigureTable>
    </>
  )
}

function CategoryRow({ board, place: { under, level, go }, row, bar }: { board: Board; place: Place; row: KpiRow; bar: number }) {
  const t = useMessages(messages)
  const figure = useFigure()
  const name = useMemberName()('category', row.key, row.label)
  const chosen = board.view.filters.category ?? []
  const on = chosen.includes(row.key)
  // A category holds all below it: one of another level would widen the choice, so that it takes its place.
  const choose = () => board.setView(setFilter(board.view, 'category', on ? [] : [row.key]))
  return (
    <tr
      className={chosen.length > 0 && !on ? 'zg-row-other' : undefined}
      data-category={row.key}
      data-value={valueText(row.figures.gmv_paid)}
    >
      <th scope="row">
        <button type="button" className="zg-row-button" aria-pressed={on} onClick={choose}>
          {name}
        </button>
        <span className="zg-bar" style={{ width: `${(bar * 100).toFixed(1)}%` }} aria-hidden="true" />
      </th>
      {METRICS.map((id) => {
        const { text, title } = figure(id, row.figures[id])
        return (
          <td key={id} title={title} className={minor(id)}>
            {text}
          </td>
        )
      })}
      <td>
        {level < LEVELS.length && row.key !== '' && (
          <button
            type="button"
            className="zg-into"
            title={t('categories.down', { name })}
            aria-label={t('categories.down', { name })}
            onClick={() => go([...under, row.key])}
          >
            ›
          </button>
        )}
      </td>
    </tr>
  )
}
