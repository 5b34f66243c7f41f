import { type ReactNode, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Dimension } from '~/analytics/query'
import type { MoveAnswer, MovePart, MoveRow } from '~/analytics/reports'
import { toDecimal } from '~/domain/money'
import { writeFigure, type Writing } from '~/features/shared/figures'
import { Missing } from '~/features/shared/Missing'
import { type Translate, useMessages } from '~/lib/i18n'
import { numberText } from '~/lib/numberText'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { ScrollBox } from '~/ui/ScrollBox'
import { useFormat, useUi } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { BoardChart, WaitingChart } from './BoardChart'
import { Choice } from './Choice'
import { DIMENSIONS, mainParts, type Room, stepsOf, waterfallOption, waterfallTable, writeSigned } from './move'
import { useReport } from './queries'
import { type RangePreset, windowOf } from './range'
import { RowsExport } from './TableExport'
import type { Board } from './useBoard'
import { viewMessages } from './viewMessages'
import { whyMessages } from './whyMessages'
import { inSentence, useMemberName, useNoMembers } from './words'
import type { WaitingProps } from './Waiting'
import './why.css'

type T = Translate<(typeof whyMessages)['zh']>

const PARAM = 'why'
const TOP = 8
const HEIGHT = 260

/** What the change of GMV is made of, in a sentence, as a waterfall, and by the members of any dimension; a member narrows the board. */
export function MovePanel({ board }: { board: Board }) {
  const t = useMessages(whyMessages)
  const [params, setParams] = useSearchParams()
  const by = DIMENSIONS.find((dimension) => dimension === params.get(PARAM)) ?? 'channel'
  const { compare } = board
  const asked = useReport(
    'move',
    { ...board.asked, compare: compare ?? 'previous', by, top: TOP, ...(by === 'category' ? { level: 1 as const } : {}) },
    { enabled: board.ready && compare !== undefined },
  )
  if (compare === undefined) return <NothingBefore board={board} />
  const { data } = asked
  if (!data) return <WaitingChart title={t('move.title')} asked={asked} height={HEIGHT} />
  if (data.before === 0 && data.after === 0) return <Note text={t('move.nothing')} />
  const choose = (next: Dimension) =>
    setParams(
      (now) => {
        const changed = new URLSearchParams(now)
        if (next === 'channel') changed.delete(PARAM)
        else changed.set(PARAM, next)
        return changed
      },
      { preventScrollReset: true },
    )
  return (
    <div className="zg-panel zg-why" data-move={data.after - data.before}>
      <Waterfall board={board} asked={asked} answer={data} />
      <Said answer={data} by={by} />
      <Members board={board} answer={data} by={by} onBy={choose} />
    </div>
  )
}

/** Named windows that there may be something before, the longest first. */
const LATER = ['30d', '7d'] as const satisfies readonly RangePreset[]

/** Where the period begins with the first sale, a later one is a press away. */
function NothingBefore({ board: { data, today, window, view, setView } }: { board: Board }) {
  const t = useMessages(whyMessages)
  const later = window.from <= data.first && LATER.find((preset) => windowOf({ preset }, data, today).from > data.first)
  return (
    <Note text={t('move.noCompare')}>
      {later && (
        <button type="button" onClick={() => setView({ ...view, range: { preset: later }, grain: undefined })}>
          {t(`move.later.${later}`)}
        </button>
      )}
    </Note>
  )
}

function Note({ text: why, children }: { text: string; children?: ReactNode }) {
  const t = useMessages(whyMessages)
  return (
    <section className="zg-panel" aria-label={t('move.title')}>
      <h2>{t('move.title')}</h2>
      <Missing why={why}>{children}</Missing>
    </section>
  )
}

function useWriting(): Writing {
  const { locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => ({ locale, currency }), [locale, currency])
}

interface PartProps {
  board: Board
  answer: MoveAnswer
  by: Dimension
}

function Waterfall({ board, asked, answer }: Omit<PartProps, 'by'> & { asked: WaitingProps['asked'] }) {
  const t = useMessages(whyMessages)
  const { mode } = useUi()
  const writing = useWriting()
  const lying = usePhone()
  const input = useMemo(() => {
    const words = { part: t('move.part'), before: t('move.before'), after: t('move.after'), change: t('move.change') }
    const steps = stepsOf(answer, writing.currency, { ...words, part: (part: MovePart) => t(`part.${part}`) })
    return { steps, writing, tokens: chartTokens(mode), words, lying }
  }, [answer, writing, mode, lying, t])
  const option = useMemo(() => waterfallOption(input), [input])
  const table = useMemo(() => waterfallTable(input), [input])
  const { withoutTraffic } = answer
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('move.title')}
      option={option}
      table={table}
      height={HEIGHT}
      metrics={['gmv_paid']}
      note={
        <>
          <span>{t('move.exact')}</span>
          {withoutTraffic && <span>{t(withoutTraffic === 'notSplit' ? 'move.notSplit' : 'move.noTraffic')}</span>}
        </>
      }
    />
  )
}

/** The change in words, and each factor as it was and as it is. */
function Said({ answer, by }: Omit<PartProps, 'board'>) {
  return (
    <div className="zg-panel zg-why-said">
      <p>{useSentence(answer, by)}</p>
      <Factors answer={answer} />
    </div>
  )
}

/** The change in words: how much, what of, and who moved most. */
function useSentence(answer: MoveAnswer, by: Dimension): string {
  const t = useMessages(whyMessages)
  const tView = useMessages(viewMessages)
  const memberName = useMemberName()
  const format = useFormat()
  const writing = useWriting()
  const decimal = (amount: number) => toDecimal(amount, writing.currency)
  // A line may end between a sign and a currency's: a word joiner keeps them together.
  const signed = (amount: number) => writeSigned(decimal(amount), writing, 'figure').replace(/^[+−]/, '$&\u2060')
  const change = answer.after - answer.before
  const reasons = mainParts(answer)
    .map(({ part, amount }) => t('say.part', { part: t(`part.${part}`), amount: signed(amount) }))
    .join(t('say.comma'))
  const says = answer.before > 0 ? (['down', 'same', 'up'] as const) : (['downNew', 'same', 'upNew'] as const)
  const said = t(`say.${says[Math.sign(change) + 1]}`, {
    change: writeFigure(Math.abs(decimal(change)), 'money', writing),
    share: answer.before > 0 ? format.change(change / answer.before) : '',
    reasons,
  })
  const first = answer.rows?.find((row) => row.kind === undefined && row.after !== row.before)
  if (!first) return said
  const member = {
    by: inSentence(tView(`filter.${by}`)),
    member: memberName(by, first.key, first.label),
    amount: signed(first.after - first.before),
  }
  return said + t('say.member', member)
}

/** Each factor as it was and as it is. */
function Factors({ answer }: { answer: MoveAnswer }) {
  const t = useMessages(whyMessages)
  const writing = useWriting()
  return (
    <dl className="zg-why-factors">
      {answer.parts.map(({ part, amount, before, after }) => (
        <div key={part} data-part={part} data-value={amount}>
          <dt>{t(`part.${part}`)}</dt>
          <dd>
            <b title={writeSigned(toDecimal(amount, writing.currency), writing, 'full')}>
              {writeSigned(toDecimal(amount, writing.currency), writing, 'figure')}
            </b>
            {before !== undefined && after !== undefined && (
              <span>{t('move.factor', { before: writeFactor(part, before, writing), after: writeFactor(part, after, writing) })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const AMOUNTS: ReadonlySet<MovePart> = new Set<MovePart>(['value', 'orderValue', 'unknown'])

function writeFactor(part: MovePart, value: number, writing: Writing): string {
  if (AMOUNTS.has(part)) return writeFigure(toDecimal(value, writing.currency), 'money', writing)
  if (part === 'conversion') return numberText(writing.locale, { style: 'percent', maximumFractionDigits: 2 }).format(value)
  return numberText(writing.locale, { maximumFractionDigits: part === 'ordersPerBuyer' ? 3 : 0 }).format(value)
}

function Members({ board, answer, by, onBy }: PartProps & { onBy: (by: Dimension) => void }) {
  const t = useMessages(whyMessages)
  const tView = useMessages(viewMessages)
  const nobody = useNoMembers()(
    by,
    (answer.rows ?? []).filter(({ kind }) => kind === undefined),
  )
  const title = t('move.members', { by: inSentence(tView(`filter.${by}`)) })
  return (
    <div className="zg-why-members">
      <header className="zg-chart-head">
        <h2>{title}</h2>
        <Choice label={t('move.by')} value={by} options={DIMENSIONS} wordOf={(each) => tView(`filter.${each}`)} onChange={onBy} />
        {nobody === undefined && <MembersExport board={board} answer={answer} by={by} title={title} />}
      </header>
      <p className="zg-panel-hint">{nobody ?? t('move.pick')}</p>
      {nobody === undefined && <MembersTable board={board} answer={answer} by={by} title={title} />}
    </div>
  )
}

function MembersExport({ board, answer: { rows = [] }, by, title }: PartProps & { title: string }) {
  const t = useMessages(whyMessages)
  const tView = useMessages(viewMessages)
  const memberName = useMemberName()
  const { currency } = useWriting()
  const parts = columnsOf(rows)
  const decimal = (amount: number) => toDecimal(amount, currency)
  return (
    <RowsExport
      board={board}
      title={`${t('move.title')} ${title}`}
      columns={[tView(`filter.${by}`), t('move.before'), t('move.after'), t('move.change'), ...parts.map((part) => t(`part.${part}`))]}
      rows={rows.map((row) => [
        row.kind ? restName(row, t) : memberName(by, row.key, row.label),
        decimal(row.before),
        decimal(row.after),
        decimal(row.after - row.before),
        ...parts.map((part) => decimal(row.parts.find((each) => each.part === part)?.amount ?? 0)),
      ])}
      metrics={['gmv_paid']}
    />
  )
}

function MembersTable({ board, answer, by, title }: PartProps & { title: string }) {
  const t = useMessages(whyMessages)
  const tView = useMessages(viewMessages)
  const rows = answer.rows ?? []
  const parts = answer.parts.length === 0 ? [] : columnsOf(rows)
  const most = Math.max(1, ...rows.map((row) => Math.abs(row.after - row.before)))
  return (
    <ScrollBox label={title}>
      <table className="zg-cells">
        <thead>
          <tr>
            <th scope="col">{tView(`filter.${by}`)}</th>
            <th scope="col">{t('move.change')}</th>
            {parts.map((part) => (
              <th key={part} scope="col" className="zg-minor">
                {t(`part.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MemberRow key={`${row.kind ?? ''} ${row.key}`} row={row} board={board} by={by} parts={parts} most={most} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** The parts that any row has, in the order of the report. */
function columnsOf(rows: readonly MoveRow[]): MovePart[] {
  const order: MovePart[] = [
    'visitors',
    'conversion',
    'elsewhere',
    'value',
    'buyers',
    'ordersPerBuyer',
    'orderValue',
    'unknown',
    'enters',
    'leaves',
  ]
  const there = new Set(rows.flatMap(({ parts }) => parts.map(({ part }) => part)))
  return order.filter((part) => there.has(part))
}

interface MemberRowProps {
  row: MoveRow
  board: Board
  by: Dimension
  parts: readonly MovePart[]
  /** The largest change of a row. */
  most: number
}

function MemberRow({ row, board, by, parts, most }: MemberRowProps) {
  const t = useMessages(whyMessages)
  const memberName = useMemberName()
  const writing = useWriting()
  const signed = (amount: number, room: Room = 'short') => writeSigned(toDecimal(amount, writing.currency), writing, room)
  const chosen = board.view.filters[by] ?? []
  const change = row.after - row.before
  const width = `${((Math.abs(change) / most) * 100).toFixed(1)}%`
  return (
    <tr className={row.kind ? 'zg-row-rest' : undefined} {...{ [`data-${by}`]: row.key }} data-value={change}>
      <th scope="row">
        {row.kind ? (
          restName(row, t)
        ) : (
          <button type="button" className="zg-row-button" aria-pressed={chosen.includes(row.key)} onClick={() => board.toggle(by, row.key)}>
            {memberName(by, row.key, row.label)}
          </button>
        )}
        <span className={`zg-bar ${change < 0 ? 'zg-why-less' : ''}`} style={{ width }} aria-hidden="true" />
      </th>
      <td title={signed(change, 'full')}>{signed(change)}</td>
      {parts.map((part) => {
        const amount = row.parts.find((each) => each.part === part)?.amount
        return (
          <td key={part} className="zg-minor" title={amount === undefined ? undefined : signed(amount, 'full')}>
            {amount === undefined ? '' : signed(amount)}
          </td>
        )
      })}
    </tr>
  )
}

const restName = ({ kind, members = 0 }: MoveRow, t: T) => (kind === 'others' ? t('move.others', { count: members }) : t('move.orderLevel'))
