import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Figure } from '~/analytics/query'
import type { ShelfAnswer, ShelfRow } from '~/analytics/reports'
import { Choice } from '~/features/shared/board/Choice'
import { RowsExport } from '~/features/shared/board/TableExport'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting, type WaitingProps } from '~/features/shared/board/Waiting'
import { writeFigure } from '~/features/shared/figures'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { formatDay } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Status, type Tone } from '~/ui/Status'
import { useFormat, useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { ROWS, SHELF_STATES, SORTS, stockState } from './state'

type Answer = Extract<ShelfAnswer, { ok: true }>

const TONES: Readonly<Record<ShelfRow['state'], Tone>> = { out: 'bad', low: 'attention', dead: 'off', slow: 'waiting', fine: 'good' }

/** What state the shelves are in; each narrows the list below to it. */
export function States({ answer }: { answer: Answer }) {
  const t = useMessages(messages)
  const { locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  const [{ state: chosen }, set] = useUrlState(stockState)
  const toggle = (state: ShelfRow['state']) =>
    set({ state: chosen.includes(state) ? chosen.filter((other) => other !== state) : [...chosen, state], rows: '20' })
  return (
    <ul className="zg-states">
      {SHELF_STATES.map((state) => {
        const { skus, units, value } = answer.states[state]
        return (
          <li key={state}>
            <button
              type="button"
              className="zg-state"
              aria-pressed={chosen.includes(state)}
              data-state={state}
              data-value={skus}
              title={t('shelf.filter', { state: t(`state.${state}`) })}
              onClick={() => toggle(state)}
            >
              <Status tone={TONES[state]} word={t(`state.${state}`)} />
              <b>{t('state.skus', { count: skus })}</b>
              <span>{t(`explain.${state}`)}</span>
              <span title={String(value)}>
                {t('state.worth', { count: units, value: writeFigure(value, 'money', { locale, currency }) })}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** The SKUs, the most pressing first. */
export function Shelf({ board, asked }: { board: Board; asked: UseQueryResult<ShelfAnswer> }) {
  const t = useMessages(messages)
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={t('shelf')} aria-busy={isPlaceholderData}>
      {data?.ok ? (
        <Skus board={board} asked={asked} answer={data} />
      ) : (
        <>
          <h2>{t('shelf')}</h2>
          <Waiting asked={asked} />
        </>
      )}
    </section>
  )
}

function Skus({ board, asked, answer }: { board: Board; asked: WaitingProps['asked']; answer: Answer }) {
  const t = useMessages(messages)
  const format = useFormat()
  const [{ sort, rows }, set] = useUrlState(stockState)
  const more = ROWS[ROWS.indexOf(rows) + 1]
  return (
    <>
      <header className="zg-panel-head">
        <h2>{t('shelf')}</h2>
        <span className="zg-second zg-small">{t('shelf.asOf', { day: format.day(answer.asOf) })}</span>
        <Choice
          label={t('shelf.sort')}
          value={sort}
          options={SORTS}
          wordOf={(option) => t(`shelf.sort.${option}`)}
          onChange={(next) => set({ sort: next, rows: '20' })}
        />
        <ShelfExport board={board} rows={answer.rows} />
      </header>
      <Stale asked={asked} />
      {answer.rows.length === 0 ? <p className="zg-panel-hint">{t('shelf.none')}</p> : <ShelfTable board={board} rows={answer.rows} />}
      <footer className="zg-shelf-foot">
        {t('shelf.shown', { count: answer.rows.length, total: answer.total })}
        {more !== undefined && answer.rows.length < answer.total && (
          <button type="button" className="zg-link-button" onClick={() => set({ rows: more })}>
            {t('shelf.more')}
          </button>
        )}
      </footer>
    </>
  )
}

/** The rows that are shown, in full figures. */
function ShelfExport({ board, rows }: { board: Board; rows: readonly ShelfRow[] }) {
  const t = useMessages(messages)
  const names = COLUMNS.map((column) => t(`shelf.${column}`))
  const values = rows.map((row) => [
    row.key,
    row.label,
    t(`state.${row.state}`),
    row.onHand,
    row.reserved,
    row.incoming,
    row.value,
    row.sold,
    row.daysOfCover.value,
    row.sellThrough.value,
    row.turnoverDays.value,
    row.lastSold === undefined ? null : formatDay(row.lastSold),
  ])
  return <RowsExport board={board} title={t('shelf')} columns={[t('shelf.sku'), t('shelf.title'), ...names]} rows={values} />
}

const COLUMNS = ['state', 'onHand', 'reserved', 'incoming', 'value', 'sold', 'cover', 'sellThrough', 'turnover', 'lastSold'] as const
/** Hidden on a phone. */
const MINOR: ReadonlySet<string> = new Set(['value', 'reserved', 'incoming', 'sold', 'sellThrough', 'turnover', 'lastSold'])

function ShelfTable({ board, rows }: { board: Board; rows: readonly ShelfRow[] }) {
  const t = useMessages(messages)
  return (
    <FigureTable
      label={t('shelf')}
      className="zg-shelf"
      columns={[
        { key: 'sku', name: t('shelf.sku') },
        ...COLUMNS.map((column) => ({
          key: column,
          name: t(`shelf.${column}`),
          minor: MINOR.has(column),
          ...(column === 'state' && { className: 'zg-shelf-state' }),
        })),
      ]}
    >
      {rows.map((row) => (
        <ShelfLine key={row.key} board={board} row={row} />
      ))}
    </FigureTable>
  )
}

function ShelfLine({ board, row }: { board: Board; row: ShelfRow }) {
  const t = useMessages(messages)
  const format = useFormat()
  const chosen = board.view.filters.sku?.includes(row.key) ?? false
  const days = (value: number) => t('days', { count: value < 10 ? Math.round(value * 10) / 10 : Math.round(value) })
  const figure = ({ value }: Figure, write: (value: number) => string, why: string) =>
    value === null ? <span title={why}>—</span> : <span title={String(value)}>{write(value)}</span>
  return (
    <tr data-sku={row.key} data-state={row.state}>
      <th scope="row" className="zg-member-cell">
        <button type="button" className="zg-row-button" aria-pressed={chosen} onClick={() => board.toggle('sku', row.key)}>
          {row.key}
        </button>
        <Link to={paths.product({ sku: row.key })} className="zg-member-title">
          {row.label || row.key}
        </Link>
      </th>
      <td className="zg-shelf-state">
        <Status tone={TONES[row.state]} word={t(`state.${row.state}`)} />
      </td>
      <td>{format.count(row.onHand)}</td>
      <td className="zg-minor">{row.reserved === 0 ? '—' : format.count(row.reserved)}</td>
      <td className="zg-minor">{row.incoming === 0 ? '—' : format.count(row.incoming)}</td>
      <td className="zg-minor" title={row.value === null ? t('shelf.noCost') : String(row.value)}>
        {row.value === null ? '—' : format.money(row.value)}
      </td>
      <td className="zg-minor">{format.count(row.sold)}</td>
      <td>{figure(row.daysOfCover, days, t('shelf.noSales'))}</td>
      <td className="zg-minor">{figure(row.sellThrough, (value) => format.percent(value), t('shelf.noStock'))}</td>
      <td className="zg-minor">{figure(row.turnoverDays, days, t('shelf.noSales'))}</td>
      <td className="zg-minor">{row.lastSold === undefined ? t('shelf.never') : format.dayShort(row.lastSold)}</td>
    </tr>
  )
}
