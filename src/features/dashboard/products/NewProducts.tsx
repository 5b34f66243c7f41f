import type { NewProductsAnswer, NewProductsPart } from '~/analytics/reports/newProductsTypes'
import { useReport } from '~/features/shared/board/queries'
import { windowOf, type RangePreset } from '~/features/shared/board/range'
import type { Board } from '~/features/shared/board/useBoard'
import { RowsExport } from '~/features/shared/board/TableExport'
import { setFilter } from '~/features/shared/board/view'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { FigureTable } from '~/features/shared/FigureTable'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { formatDay } from '~/lib/zone'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'

/** Shown; a file has more. */
const SHOWN = 6
const TOP = 500

/** What the money owes to products that were never sold before the period. */
export function NewProducts({ board }: { board: Board }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { filters } = setFilter(board.view, 'product', [])
  const asked = useReport('newProducts', { ...board.asked, filters, top: TOP }, { enabled: board.ready })
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={t('fresh')} aria-busy={asked.isPending || isPlaceholderData}>
      <header className="zg-panel-head">
        <h2>{t('fresh')}</h2>
        {data?.ok && data.rows.length > 0 && (
          <RowsExport
            board={board}
            title={t('fresh')}
            columns={[t('products.of'), t('fresh.name'), t('fresh.first'), t('abc.gmv'), t('abc.units')]}
            rows={data.rows.map(({ key, label, first, gmv, units }) => [key, label, formatDay(first), gmv, units])}
            metrics={['gmv_paid', 'units']}
          />
        )}
      </header>
      {data && <Stale asked={asked} />}
      {!data ? (
        <Waiting asked={asked} />
      ) : data.ok ? (
        <>
          <p className="zg-panel-hint">{t('fresh.hint', { day: format.day(data.history) })}</p>
          <div className="zg-fresh">
            <Parts answer={data} />
            <Newest board={board} rows={data.rows.slice(0, SHOWN)} more={data.fresh.products - SHOWN} />
          </div>
        </>
      ) : (
        <NoHistory board={board} />
      )}
    </section>
  )
}

type Answer = Extract<NewProductsAnswer, { ok: true }>

const PARTS = ['fresh', 'known'] as const

function Parts({ answer }: { answer: Answer }) {
  const t = useMessages(messages)
  const format = useFormat()
  return (
    <FigureTable
      columns={[
        { key: 'part', name: t('products.of') },
        { key: 'products', name: t('abc.members') },
        { key: 'gmv', name: t('abc.gmv') },
        { key: 'share', name: t('abc.share') },
        { key: 'units', name: t('abc.units'), minor: true },
      ]}
    >
      {PARTS.map((part) => (
        <PartRow key={part} name={t(`fresh.${part}`)} part={part} of={answer[part]} />
      ))}
      {answer.rest !== 0 && (
        <tr className="zg-row-rest" data-value={answer.rest}>
          <th scope="row">{t('fresh.rest')}</th>
          <td />
          <td>{format.money(answer.rest)}</td>
          <td />
          <td className="zg-minor" />
        </tr>
      )}
    </FigureTable>
  )
}

function PartRow({ name, part, of: { products, gmv, units, share } }: { name: string; part: string; of: NewProductsPart }) {
  const format = useFormat()
  return (
    <tr data-part={part} data-products={products} data-value={gmv}>
      <th scope="row">
        {name}
        <span className="zg-bar" style={{ width: `${(Math.max(0, share ?? 0) * 100).toFixed(1)}%` }} aria-hidden="true" />
      </th>
      <td>{format.count(products)}</td>
      <td title={String(gmv)}>{format.money(gmv)}</td>
      <td>{share === null ? '—' : format.percent(share)}</td>
      <td className="zg-minor">{format.count(units)}</td>
    </tr>
  )
}

/** The best of the new ones; a row narrows the board to its product. */
function Newest({ board, rows, more }: { board: Board; rows: Answer['rows']; more: number }) {
  const t = useMessages(messages)
  const format = useFormat()
  const chosen = board.view.filters.product ?? []
  if (rows.length === 0) return <p className="zg-second zg-fresh-none">{t('fresh.none')}</p>
  return (
    <div>
      <FigureTable
        label={t('fresh.best')}
        className="zg-members"
        columns={[
          { key: 'product', name: t('fresh.best') },
          { key: 'first', name: t('fresh.first') },
          { key: 'gmv', name: t('abc.gmv') },
          { key: 'units', name: t('abc.units'), minor: true },
        ]}
      >
        {rows.map(({ key, label, first, gmv, units }) => (
          <tr
            key={key}
            className={chosen.length > 0 && !chosen.includes(key) ? 'zg-row-other' : undefined}
            data-product={key}
            data-value={gmv}
          >
            <th scope="row">
              <button
                type="button"
                className="zg-row-button"
                aria-pressed={chosen.includes(key)}
                onClick={() => board.toggle('product', key)}
              >
                {label || key}
              </button>
            </th>
            <td>{format.dayShort(first)}</td>
            <td title={String(gmv)}>{format.money(gmv)}</td>
            <td className="zg-minor">{format.count(units)}</td>
          </tr>
        ))}
      </FigureTable>
      {more > 0 && <p className="zg-second zg-small">{t('fresh.more', { count: more })}</p>}
    </div>
  )
}

/** Named windows that may begin after the first sale, the longest first. */
const LATER = ['90d', '30d', '7d'] as const satisfies readonly RangePreset[]

/** Everything would be new: a later period is offered, where there is one. */
function NoHistory({ board: { data, today, view, setView } }: { board: Board }) {
  const t = useMessages(messages)
  const later = LATER.find((preset) => windowOf({ preset }, data, today).from > data.first)
  return (
    <Missing why={t('fresh.noHistory')}>
      {later && (
        <button type="button" onClick={() => setView({ ...view, range: { preset: later }, grain: undefined })}>
          {t(`fresh.later.${later}`)}
        </button>
      )}
    </Missing>
  )
}
