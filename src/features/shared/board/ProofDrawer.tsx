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
import { FILTER_NAMES } from './view'
import { Waiting } from './Waiting'
import { useMetricName } from './words'
import './proof.css'

/** The rows that a figure is made of, over the board that shows it, at an address of its own. */
export function ProofDrawer({ board }: { board: Board }) {
  const [params, setParams] = useSearchParams()
  const proof = useMemo(() => readProof(params), [params])
  const close = () => setParams((now) => writeProof(now, undefined), { preventScrollReset: true })
  return proof ? <ProofOf key={params.toString()} board={board} proof={proof} onClose={close} /> : null
}

/** A row with its place among all. */
type Placed = ProofRow & { place: number }

const placed = ({ rows }: ProofAnswer, offset: number): Placed[] => rows.map((row, i) => ({ ...row, place: offset + i }))

interface ProofOfProps {
  board: Board
  proof: Proof
  onClose: () => void
}

function ProofOf({ board, proof, onClose }: ProofOfProps) {
  const t = useMessages(messages)
  const { asked } = board
  const query = useMemo(() => proofQuery(asked, proof), [asked, proof])
  const head = useReport('proof', { query, offset: 0, limit: 1 })
  const fetch = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) => {
      const answer = await askReport('proof', { query, offset, limit }, { signal })
      return { items: placed(answer, offset), total: answer.total, version: answer.version }
    },
    [query],
  )
  const title = t('proof', { name: useMetricName()(proof.id) })
  const about = useNarrowed(board, query)
  const { data } = head
  return (
    <DetailDrawer title={title} wide onClose={onClose}>
      <div className="zg-proof">
        <div className="zg-proof-head">
          <p className="zg-second zg-small">{about}</p>
          {data && <Sum proof={proof} answer={data} />}
          {data && data.total > 0 && (
            <ExportRows board={board} proof={proof} title={`${title} · ${about}`} total={data.total} fetch={fetch} />
          )}
        </div>
        {data ? <Rows proof={proof} query={query} answer={data} label={title} fetch={fetch} /> : <Waiting asked={head} />}
      </div>
    </DetailDrawer>
  )
}

/** The days and the members that the rows are of. */
function useNarrowed(board: Board, { from, to, filters }: KpiQuery): string {
  const labelOf = useFilterLabel(board)
  const format = useFormat()
  const members = FILTER_NAMES.flatMap((name) => (filters?.[name] ?? []).map((key) => labelOf(name, key)))
  return [format.daysShort(from, to - 1), ...members].join(' · ')
}

interface RowsProps {
  proof: Proof
  query: KpiQuery
  /** To the same question, of the first row. */
  answer: ProofAnswer
  label: string
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<{ items: Placed[]; total: number; version: number }>
}

function Rows({ proof, query, answer: { sum, rows }, label, fetch }: RowsProps) {
  const t = useMessages(messages)
  const shop = useShop(({ id }) => id)
  const navigate = useNavigate()
  const pages = usePages({ queryKey: [shop, 'kpi', 'proof', query], fetch })
  const columns = useColumns(proof, { ratio: sum.whole !== undefined, timed: rows.some(({ at }) => at !== undefined) })
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

/** "1,203 rows add up to £5,000, the figure"; rows that do not add up say so. */
function Sum({ proof: { id }, answer: { sum, total, figure, adds } }: { proof: Proof; answer: ProofAnswer }) {
  const t = useMessages(messages)
  const write = useFigure()
  const part = usePart(id)
  const format = useFormat()
  const text = write(id, figure).text
  const said = () => {
    if (figure.value === null) return t(`why.${figure.why}`)
    if (!adds) return t('proof.behind', { figure: text })
    return sum.whole === undefined
      ? t('proof.sum', { sums: part(sum.part) })
      : t('proof.ratio', { sums: `${part(sum.part)} ÷ ${format.count(sum.whole)}`, figure: text })
  }
  return (
    <p className="zg-proof-sum zg-num" data-proof={id} data-value={figure.value ?? ''} data-part={sum.part} data-whole={sum.whole}>
      <strong>{said()}</strong>
      <span className="zg-second">{t('proof.rows', { count: total })}</span>
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

interface Shape {
  /** Rows carry a part and a whole. */
  ratio: boolean
  /** Rows have a time. */
  timed: boolean
}

/** Together no wider than the drawer, so that what a row adds is in sight. */
function useColumns(proof: Proof, { ratio, timed }: Shape): readonly Column<Placed>[] {
  const t = useMessages(messages)
  const format = useFormat()
  const part = usePart(proof.id)
  const name = useMetricName()(proof.id)
  // The words change with the language, and `format` with them.
  return useMemo((): Column<Placed>[] => {
    const label: Column<Placed> = {
      key: 'label',
      title: t('proof.row'),
      width: 120,
      grow: true,
      required: true,
      render: (row) => <RowName row={row} />,
      copy: (row) => row.label || row.id,
    }
    const kind: Column<Placed> = {
      key: 'kind',
      title: t('proof.kind'),
      width: 84,
      render: (row) => t(`proof.${row.kind}`),
      copy: (row) => t(`proof.${row.kind}`),
    }
    const at: Column<Placed> = {
      key: 'at',
      title: t('proof.at'),
      width: 160,
      render: (row) => (row.at === undefined ? '' : <span title={format.time(row.at)}>{format.timeShort(row.at)}</span>),
      copy: (row) => (row.at === undefined ? undefined : format.time(row.at)),
    }
    const amount: Column<Placed> = {
      key: 'part',
      title: ratio ? t('proof.part') : name,
      width: 124,
      align: 'right',
      required: true,
      render: (row) => part(row.part),
      copy: (row) => row.part,
    }
    const whole: Column<Placed> = {
      key: 'whole',
      title: t('proof.whole'),
      width: 100,
      align: 'right',
      render: (row) => (row.whole === undefined ? '' : format.count(row.whole)),
      copy: (row) => row.whole,
    }
    return [label, kind, ...(timed ? [at] : []), amount, ...(ratio ? [whole] : [])]
  }, [t, format, ratio, timed, name, part])
}

function RowName({ row }: { row: Placed }) {
  const to = recordOf(row)
  const name = row.label || row.id
  if (to === undefined) return <span title={name}>{name}</span>
  return (
    <Link to={to} title={name}>
      {name}
    </Link>
  )
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
      download(figuresCsv({ title, table: { columns, rows: [], values }, about }), `${title.replaceAll('/', '-')}.csv`)
    } catch {
      showToast(t('export.failed'), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void save()}>
      {t('proof.export', { count: total })}
    </Button>
  )
}
