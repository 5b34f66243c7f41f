import { useCallback, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { KpiQuery } from '~/analytics/query'
import type { ProofAnswer, ProofRow } from '~/analytics/reports'
import { download } from '~/features/shared/download'
import { unitOfMetric, writeFull } from '~/features/shared/figures'
import { usePages } from '~/features/shared/pages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { DetailDrawer } from '~/ui/DetailDrawer'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { showToast } from '~/ui/Toast'
import { useFormat, useUi } from '~/ui/UiContext'
import { askReport } from '~/worker/reports'
import { useFigure } from './figureText'
import { useFilterLabel } from './labels'
import { messages } from './messages'
import { proofQuery, readProof, writeProof, type Proof } from './proof'
import { useReport } from './queries'
import { useAbout } from './useAbout'
import type { Board } from './useBoard'
import { useMetricName } from './words'

/** The rows that a figure is made of, over the board that shows it, at an address of its own. */
export function ProofDrawer({ board }: { board: Board }) {
  const [params, setParams] = useSearchParams()
  const proof = readProof(params)
  const close = () => setParams((now) => writeProof(now, undefined), { preventScrollReset: true })
  return proof ? <ProofOf key={params.toString()} board={board} proof={proof} onClose={close} /> : null
}

/** A row with its place among all. */
type Placed = ProofRow & { place: number }

const placed = ({ rows }: ProofAnswer, offset: number): Placed[] => rows.map((row, i) => ({ ...row, place: offset + i }))

function ProofOf({ board, proof, onClose }: { board: Board; proof: Proof; onClose: () => void }) {
  const t = useMessages(messages)
  const metricName = useMetricName()
  const label = useFilterLabel(board)
  const format = useFormat()
  const query = proofQuery(board.asked, proof)
  const head = useReport('proof', { query, offset: 0, limit: 1 })
  const fetch = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) => {
      const answer = await askReport('proof', { query, offset, limit }, { signal })
      return { items: placed(answer, offset), total: answer.total, version: answer.version }
    },
    // The question in words: the object is another one at each drawing.
    // eslint-disable-next-line react/exhaustive-deps
    [JSON.stringify(query)],
  )
  const name = metricName(proof.id)
  const of = (proof.members ?? []).map(([filter, key]) => label(filter, key))
  const days = proof.days ? [`${format.day(proof.days.from)} – ${format.day(proof.days.to - 1)}`] : []
  const title = [t('proof', { name }), ...of, ...days].join(' · ')
  return (
    <DetailDrawer title={title} wide onClose={onClose}>
      <div className="zg-proof">
        {head.isError ? <p>{t('proof.cannot')}</p> : head.data && <Sum proof={proof} answer={head.data} />}
        {head.data && head.data.total > 0 && <ExportRows board={board} proof={proof} title={title} total={head.data.total} fetch={fetch} />}
        {head.data && <Rows proof={proof} query={query} ratio={head.data.sum.whole !== undefined} label={title} fetch={fetch} />}
      </div>
    </DetailDrawer>
  )
}

interface RowsProps {
  proof: Proof
  query: KpiQuery
  /** Rows carry a part and a whole. */
  ratio: boolean
  label: string
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<{ items: Placed[]; total: number; version: number }>
}

function Rows({ proof, query, ratio, label, fetch }: RowsProps) {
  const t = useMessages(messages)
  const shop = useShop(({ id }) => id)
  const navigate = useNavigate()
  const pages = usePages({ queryKey: [shop, 'kpi', 'proof', query], fetch })
  const columns = useColumns(proof, ratio)
  const phoneRow = usePhoneRow(proof)
  const open = (row: Placed) => {
    const to = recordOf(row)
    if (to !== undefined) void navigate(to)
  }
  return (
    <div className="zg-proof-rows">
      <DataGrid
        name="proof"
        label={label}
        columns={columns}
        total={pages.total}
        rowAt={pages.rowAt}
        rowKey={({ place }) => String(place)}
        onRange={pages.onRange}
        fetch={fetch}
        onOpen={open}
        phoneRow={phoneRow}
        empty={t('proof.empty')}
        busy={pages.busy}
        viewKey={JSON.stringify(query)}
      />
    </div>
  )
}

/** Where the record of a row is shown. */
function recordOf({ kind, id }: ProofRow): string | undefined {
  if (id === '') return undefined
  if (kind === 'order' || kind === 'refund' || kind === 'line') return paths.order({ number: id })
  if (kind === 'buyer') return paths.customer({ customer: id })
  return kind === 'sku' ? paths.product({ sku: id }) : undefined
}

/** "1,203 rows come to £5,000, the figure": what the rows sum to, beside it. */
function Sum({ proof: { id }, answer: { sum, total, figure } }: { proof: Proof; answer: ProofAnswer }) {
  const t = useMessages(messages)
  const write = useFigure()
  const part = usePart(id)
  const format = useFormat()
  const rows = t('proof.rows', { count: total })
  const text = write(id, figure).text
  const why = figure.value === null ? t(`why.${figure.why}`) : undefined
  const sums = sum.whole === undefined ? part(sum.part) : `${part(sum.part)} ÷ ${format.count(sum.whole)}`
  return (
    <p className="zg-proof-sum zg-num" data-proof={id} data-value={figure.value ?? ''} data-part={sum.part} data-whole={sum.whole}>
      <span>{rows}</span>
      <strong>{why ?? (sum.whole === undefined ? t('proof.sum', { sums }) : t('proof.ratio', { sums, figure: text }))}</strong>
    </p>
  )
}

/** Parts are of the figure's own unit, those of a ratio plain numbers; the whole of a mean is a count, never money. */
function usePart(id: Proof['id']): (value: number) => string {
  const { locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const unit = unitOfMetric(id)
  return useCallback(
    (value) => (unit === 'ratio' || unit === 'score' ? format.count(value) : writeFull(value, unit, { locale, currency })),
    [unit, format, locale, currency],
  )
}

function useColumns(proof: Proof, ratio: boolean): readonly Column<Placed>[] {
  const t = useMessages(messages)
  const format = useFormat()
  const part = usePart(proof.id)
  const name = useMetricName()(proof.id)
  // The words change with the language, and `format` with them.
  return useMemo((): Column<Placed>[] => {
    const whole: Column<Placed> = {
      key: 'whole',
      title: t('proof.whole'),
      width: 120,
      align: 'right',
      render: (row) => (row.whole === undefined ? '' : format.count(row.whole)),
      copy: (row) => row.whole,
    }
    return [
      {
        key: 'label',
        title: t('proof.row'),
        width: 240,
        grow: true,
        required: true,
        render: (row) => <RowName row={row} />,
        copy: (row) => row.label || row.id,
      },
      { key: 'kind', title: t('proof.kind'), width: 96, render: (row) => t(`proof.${row.kind}`), copy: (row) => t(`proof.${row.kind}`) },
      {
        key: 'at',
        title: t('proof.at'),
        width: 128,
        render: (row) => (row.at === undefined ? '' : <span title={format.time(row.at)}>{format.timeShort(row.at)}</span>),
        copy: (row) => (row.at === undefined ? undefined : format.time(row.at)),
      },
      {
        key: 'part',
        title: ratio ? t('proof.part') : name,
        width: 136,
        align: 'right',
        render: (row) => part(row.part),
        copy: (row) => row.part,
      },
      ...(ratio ? [whole] : []),
    ]
  }, [t, format, ratio, name, part])
}

function RowName({ row }: { row: Placed }) {
  const to = recordOf(row)
  const name = row.label || row.id
  return to === undefined ? <span>{name}</span> : <Link to={to}>{name}</Link>
}

function usePhoneRow(proof: Proof): (row: Placed) => PhoneRow {
  const t = useMessages(messages)
  const format = useFormat()
  const part = usePart(proof.id)
  return useCallback(
    (row) => ({
      title: row.label || row.id,
      figure: part(row.part),
      second: [t(`proof.${row.kind}`), ...(row.at === undefined ? [] : [format.time(row.at)])].join(' · '),
      secondFigure: row.whole === undefined ? undefined : `÷ ${format.count(row.whole)}`,
    }),
    [t, format, part],
  )
}

interface ExportRowsProps {
  board: Board
  proof: Proof
  title: string
  total: number
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<{ items: Placed[] }>
}

const PART_SIZE = 5000

/** All rows of the proof as CSV, with what the figure means. */
function ExportRows({ board, proof, title, total, fetch }: ExportRowsProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const name = useMetricName()(proof.id)
  const about = useAbout(board, [proof.id])
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { figuresCsv } = await import('./exportFigures')
      const rows: Placed[] = []
      const { signal } = new AbortController()
      for (let offset = 0; offset < total; offset += PART_SIZE) rows.push(...(await fetch(offset, PART_SIZE, signal)).items)
      const columns = [t('proof.row'), t('proof.kind'), t('proof.at'), name, t('proof.whole')]
      const values = rows.map(({ label, id, kind, at, part, whole }) => [
        label || id,
        t(`proof.${kind}`),
        at === undefined ? '' : format.time(at),
        part,
        whole ?? null,
      ])
      download(figuresCsv({ title, table: { columns, rows: [], values }, about }), `${title}.csv`)
    } catch {
      showToast(t('export.failed'), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="zg-row">
      <Button loading={busy} onClick={() => void save()}>
        {t('proof.export', { count: total })}
      </Button>
    </div>
  )
}
