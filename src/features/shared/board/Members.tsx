import { Link } from 'react-router'
import type { Dimension, KpiQuery, KpiResult, KpiRow } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { unitOfMetric, valueText, writeFull } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { ScrollBox } from '~/ui/ScrollBox'
import { useFormat, useUi } from '~/ui/UiContext'
import { useFigure } from './figureText'
import { inReadingOrder, toBreakdown, type Part } from './members'
import { messages } from './messages'
import { useProofAddress } from './proof'
import { useKpi } from './queries'
import type { Board } from './useBoard'
import { setFilter } from './view'
import { viewMessages } from './viewMessages'
import { TableExport } from './TableExport'
import { Stale, Waiting } from './Waiting'
import { useMemberName, useMetricName, useNoMembers } from './words'

export interface MembersProps {
  board: Board
  by: Dimension
  /** Of the categories. */
  level?: 1 | 2 | 3
  title: string
  /** The first one ranks the members, and its share and bar are shown. */
  metrics: readonly [MetricId, ...MetricId[]]
  top?: number
  /** Said where no row has a member of this dimension, in place of the usual words. */
  absent?: string
}

/** The question of a table of members. It is not narrowed by its own dimension: the members beside the chosen ones stay in sight. */
function membersQuery(board: Board, { by, level, metrics, top = 12 }: Omit<MembersProps, 'board' | 'title'>): KpiQuery {
  const own = by === 'category' && level !== undefined && level > 1
  const { filters } = own ? board.view : setFilter(board.view, by, [])
  return { ...board.asked, filters, metrics: [...metrics], by, top, ...(level === undefined ? {} : { level }) }
}

/** A dimension's members, largest first; a click on one narrows every figure of the board to it. */
export function Members(props: MembersProps) {
  const { board, by, title, metrics } = props
  const t = useMessages(messages)
  const tView = useMessages(viewMessages)
  const memberName = useMemberName()
  const asked = useKpi(membersQuery(board, props), { enabled: board.ready })
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={title} aria-busy={isPlaceholderData || asked.isPending}>
      <header className="zg-panel-head">
        <h2>{title}</h2>
        {data?.rows && data.rows.length > 0 && (
          <TableExport
            board={board}
            title={title}
            head={tView(`filter.${by}`)}
            metrics={metrics}
            titleHead={by === 'sku' ? t('file.title') : undefined}
            rows={[
              ...data.rows.map(({ key, label, orderLevel, figures }) => ({
                name: orderLevel ? t('orderLevel') : by === 'sku' && key !== '' ? key : memberName(by, key, label),
                title: orderLevel ? '' : label,
                figures,
              })),
              { name: t('total'), figures: data.totals },
            ]}
          />
        )}
      </header>
      {data?.rows && <Stale asked={asked} />}
      {data?.rows ? <MembersTable {...props} result={data} /> : <Waiting asked={asked} />}
    </section>
  )
}

/** As many metrics as fit beside the names on a phone. */
const ON_PHONE = 3

function MembersTable({ board, by, title, metrics, absent, result }: MembersProps & { result: KpiResult }) {
  const t = useMessages(messages)
  const tView = useMessages(viewMessages)
  const metricName = useMetricName()
  const noMembers = useNoMembers()
  const { parts, others, orderLevel } = toBreakdown(result, metrics[0], by === 'promotion')
  const rows = inReadingOrder(
    parts.map((part) => ({ ...part, key: part.row.key })),
    by,
  )
  const chosen = board.view.filters[by] ?? []
  if (parts.length === 0) return <p className="zg-panel-hint">{t('noRows')}</p>
  const nobody = noMembers(
    by,
    parts.map(({ row }) => row),
  )
  if (nobody !== undefined) return <p className="zg-panel-hint">{absent ?? nobody}</p>
  const shares = parts.some(({ share }) => share !== undefined)
  return (
    <>
      {parts.length > 1 && <p className="zg-panel-hint">{t('pick')}</p>}
      <ScrollBox label={title}>
        <table className="zg-cells zg-members">
          <thead>
            <tr>
              <th scope="col">{tView(`filter.${by}`)}</th>
              {metrics.map((id, i) => (
                <MetricHead key={id} name={metricName(id)} share={i === 0 && shares} minor={i >= ON_PHONE} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((part) => (
              <MemberRow key={part.row.key} part={part} by={by} metrics={metrics} shares={shares} chosen={chosen} onToggle={board.toggle} />
            ))}
            {orderLevel && <RestRow name={t('orderLevel')} part={orderLevel} metrics={metrics} shares={shares} />}
            {others && <RestRow name={t('others')} part={others} metrics={metrics} shares={shares} />}
          </tbody>
        </table>
      </ScrollBox>
    </>
  )
}

function MetricHead({ name, share, minor }: { name: string; share: boolean; minor: boolean }) {
  const t = useMessages(messages)
  return (
    <>
      <th scope="col" className={minor ? 'zg-minor' : undefined}>
        {name}
      </th>
      {share && (
        <th scope="col" className="zg-minor">
          {t('share')}
        </th>
      )}
    </>
  )
}

interface MemberRowProps {
  part: Part
  by: Dimension
  metrics: readonly MetricId[]
  shares: boolean
  chosen: readonly string[]
  onToggle: Board['toggle']
}

function MemberRow({ part: { row, value, share, bar }, by, metrics, shares, chosen, onToggle }: MemberRowProps) {
  const memberName = useMemberName()
  const format = useFormat()
  const on = chosen.includes(row.key)
  const [, ...rest] = metrics
  return (
    <tr
      className={chosen.length > 0 && !on ? 'zg-row-other' : undefined}
      {...{ [`data-${by}`]: row.key }}
      data-value={value === undefined ? '' : String(value)}
    >
      <th scope="row">
        <button type="button" className="zg-row-button" aria-pressed={on} onClick={() => onToggle(by, row.key)}>
          {by === 'sku' ? row.key : memberName(by, row.key, row.label)}
        </button>
        {by === 'sku' && <SkuTitle row={row} />}
        <span className="zg-bar" style={{ width: `${(bar * 100).toFixed(1)}%` }} aria-hidden="true" />
      </th>
      <FigureCell row={row} id={metrics[0]} by={by} />
      {shares && <td className="zg-minor">{share === undefined ? '—' : format.percent(share)}</td>}
      {rest.map((id, i) => (
        <FigureCell key={id} row={row} id={id} by={by} carry minor={i + 1 >= ON_PHONE} />
      ))}
    </tr>
  )
}

/** A SKU's title leads to the product. */
function SkuTitle({ row: { key, label } }: { row: KpiRow }) {
  return key === '' ? null : (
    <Link to={paths.product({ sku: key })} className="zg-member-title">
      {label || key}
    </Link>
  )
}

interface FigureCellProps {
  row: KpiRow
  id: MetricId
  by: Dimension
  carry?: boolean
  /** Left out on a phone. */
  minor?: boolean
}

/** A figure of a member, which leads to its rows. */
function FigureCell({ row, id, by, carry = false, minor = false }: FigureCellProps) {
  const t = useMessages(messages)
  const { text, title } = useFigure()(id, row.figures[id])
  const memberName = useMemberName()
  const metricName = useMetricName()
  const proof = useProofAddress()
  const known = row.figures[id]?.value ?? null
  const name = `${metricName(id)} · ${memberName(by, row.key, row.label)}`
  return (
    <td className={minor ? 'zg-minor' : undefined} title={title} data-value={carry ? valueText(row.figures[id]) : undefined}>
      {known === null ? (
        text
      ) : (
        <Link
          to={proof(id, { members: [[by, row.key]] })}
          preventScrollReset
          className="zg-cell-link"
          aria-label={`${t('proof.open', { name })}: ${text}`}
        >
          {text}
        </Link>
      )}
    </td>
  )
}

interface RestRowProps {
  name: string
  part: { value: number | undefined; share: number | undefined }
  metrics: readonly MetricId[]
  shares: boolean
}

function RestRow({ name, part: { value, share }, metrics: [first, ...rest], shares }: RestRowProps) {
  const format = useFormat()
  const { locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  return (
    <tr className="zg-row-rest" data-value={value}>
      <th scope="row">{name}</th>
      <td>{value === undefined ? '—' : writeFull(value, unitOfMetric(first), { locale, currency })}</td>
      {shares && <td className="zg-minor">{share === undefined ? '—' : format.percent(share)}</td>}
      {rest.map((id, i) => (
        <td key={id} className={i + 1 >= ON_PHONE ? 'zg-minor' : undefined} />
      ))}
    </tr>
  )
}
