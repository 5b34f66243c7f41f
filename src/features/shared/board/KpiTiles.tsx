import { useEffect, useMemo, useState, type CSSProperties } from 'react'
import { Link } from 'react-router'
import type { KpiQuery, KpiResult } from '~/analytics/query'
import { definitionOf, type MetricId } from '~/domain/metric'
import { writeFull, type Change } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { useFormat, useUi } from '~/ui/UiContext'
import { Definition } from './Definition'
import { rowsBehind } from './drill'
import { useGoalOf } from './goals'
import { messages } from './messages'
import { useProofAddress } from './proof'
import { useKpi } from './queries'
import { isRunning, sparkGrain } from './range'
import { ScopeBar } from './ScopeBar'
import { lastOf, sparkPath, toTiles, wholeGrains, type Tile } from './tiles'
import type { Board } from './useBoard'
import { useSaveFigures } from './useSnapshot'
import { isDefaultView } from './view'
import { hasFailed, Stale, Waiting, type WaitingProps } from './Waiting'
import { useMetricName } from './words'

export interface KpiTilesProps {
  board: Board
  ids: readonly MetricId[]
  /** What the page shows is painted at the next start before anything has loaded (public/boot.js): of one board only. */
  kept?: boolean
  /** The list of what a figure counts, where one can show it. */
  rowsOf?: typeof rowsBehind
  /** False: without the bar that says and switches what counts. */
  scope?: boolean
}

/** The question of the tiles. */
export function tilesQuery({ asked, compare }: Board, ids: readonly MetricId[]): KpiQuery {
  return { ...asked, ...(compare === undefined ? {} : { compare }), metrics: [...ids], beside: true }
}

/** True from the start where boot.js has counted the last figures again and found them right, until this screen has its own answer. */
function useHandover(answered: boolean): boolean {
  const [painted, setPainted] = useState(() => document.querySelector('.zg-tiles[data-live="true"]') !== null)
  if (painted && answered) setPainted(false)
  return painted
}

/** The figures of a board, each with what it means, how it moved, its shape over the window and the way to its rows; below them what counts. */
export function KpiTiles({ board, ids, kept = false, scope = true, rowsOf = rowsBehind }: KpiTilesProps) {
  const t = useMessages(messages)
  const { locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  const { last } = board
  const query = tilesQuery(board, ids)
  const totals = useKpi(query, { last: kept ? last?.totals : undefined })
  const answered = board.settled && totals.isSuccess && !totals.isPlaceholderData && !totals.isFetching
  const handedOver = useHandover(answered)
  const live = answered || (handedOver && JSON.stringify(query) === JSON.stringify(last?.query))
  const had = totals.data !== undefined && !totals.isPlaceholderData
  const { window, today } = board
  const grain = sparkGrain(window)
  const sparks = useKpi({ ...board.asked, metrics: [...ids], by: grain }, { enabled: had, last: kept ? last?.sparks : undefined })
  const tiles = useMemo(
    () => totals.data && toTiles(ids, totals.data, sparks.data && wholeGrains(sparks.data, window, grain, today), { locale, currency }),
    [ids, totals.data, sparks.data, window, grain, today, locale, currency],
  )
  const whole = kept && answered && isDefaultView(board.view) && !sparks.isPlaceholderData && !sparks.isFetching
  useSaveFigures(whole && tiles && sparks.data ? { tiles, query, range: board.data, totals: totals.data, sparks: sparks.data } : undefined)
  const { setReady } = board
  // Also tiles that fail: the other parts do not wait for them.
  const over = totals.isError || sparks.isError || (had && !sparks.isPlaceholderData && sparks.data !== undefined)
  useEffect(() => {
    if (over) setReady()
  }, [over, setReady])
  const scopeBar = scope && (
    <ScopeBar
      scope={board.view.scope}
      onChange={(next) => board.setView({ ...board.view, scope: next })}
      result={totals.data}
      running={board.compare !== undefined && isRunning(window, today)}
    />
  )
  if (!tiles || !totals.data)
    return (
      <>
        <WaitingTiles ids={ids} kept={kept} asked={totals} />
        {scopeBar}
      </>
    )
  return (
    <>
      <ul
        {...layoutOf(ids, kept)}
        aria-label={t('tiles')}
        data-live={live}
        data-version={totals.data.version}
        aria-busy={!live && !totals.isError}
      >
        {tiles.map((tile) => (
          <KpiTile key={tile.id} tile={tile} board={board} result={totals.data} rows={rowsOf(tile.id, board.asked)} />
        ))}
      </ul>
      <Stale asked={sparks.data ? [totals, sparks] : totals} />
      {scopeBar}
    </>
  )
}

function KpiTile({ tile, board, result, rows }: { tile: Tile; board: Board; result: KpiResult; rows: string | undefined }) {
  const t = useMessages(messages)
  const name = useMetricName()(tile.id)
  const proof = useProofAddress()(tile.id)
  return (
    <li className="zg-tile">
      <div className="zg-tile-label">
        <Link to={rows ?? proof} className="zg-tile-link" title={t(rows === undefined ? 'proof.open' : 'open', { name })}>
          {name}
        </Link>
        <Definition id={tile.id} board={board} before={beforeOf(tile, result)} asOf={tile.asOf} rows={rows} />
        <Badges tile={tile} result={result} />
      </div>
      <div className="zg-tile-figure" data-metric={tile.id} data-value={tile.value} title={tile.full}>
        {tile.text}
      </div>
      {tile.why ? (
        <div className="zg-tile-why">{t(`why.${tile.why}`)}</div>
      ) : (
        <>
          <div className="zg-tile-change">
            <ChangeText tile={tile} compared={result.compared} />
            <GoalShare tile={tile} board={board} />
          </div>
          <div className="zg-tile-foot">
            <Spark values={tile.spark} />
            {tile.asOf !== undefined && <AsOf at={tile.asOf} />}
          </div>
        </>
      )}
    </li>
  )
}

const beforeOf = ({ change }: Tile, { compared }: KpiResult) =>
  change && compared && { from: compared.from, to: compared.to, text: change.before }

/** Beside the name: what the figure leaves out, how much it covers, on how little it stands. */
function Badges({ tile: { id, figure }, result: { beside } }: { tile: Tile; result: KpiResult }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { grain } = definitionOf(id)
  const outside = beside ? beside.noRateOrders + (grain === 'buyer' ? beside.unknownBuyerOrders : 0) : 0
  const isSale = grain !== 'visit' && grain !== 'spend' && grain !== 'stock' && grain !== 'ticket' && grain !== 'review'
  const known = figure !== undefined && figure.value !== null ? figure : undefined
  const badges = [
    isSale && outside > 0 && { short: `−${format.countShort(outside)}`, full: t('note.excluded', { count: outside }) },
    known?.coverage !== undefined &&
      known.coverage < 1 && {
        short: format.percent(known.coverage, 0),
        full: t('note.coverage', { share: format.percent(known.coverage, 1) }),
      },
    known?.note === 'few' && { short: t('note.few'), full: t('note.n', { count: known.n ?? 0 }) },
    known?.note === 'visitorDays' && { short: '≈', full: t('note.visitorDays') },
  ].filter((badge) => badge !== false)
  return badges.map(({ short, full }) => (
    <span key={full} className="zg-tile-badge zg-num" title={full} role="img" aria-label={full}>
      {short}
    </span>
  ))
}

/** More tiles beside each other are too narrow for their figures. */
const MOST_ACROSS = 5

/** The overview's tiles have places of their own (ui/tiles.css); any others fill rows of equal length. */
function layoutOf(ids: readonly MetricId[], kept: boolean): { className: string; style?: CSSProperties } {
  if (kept) return { className: 'zg-tiles' }
  const across: Record<`--${string}`, number> = { '--zg-tiles-across': Math.ceil(ids.length / Math.ceil(ids.length / MOST_ACROSS)) }
  return { className: 'zg-tiles zg-tiles-even', style: across }
}

/** In place of tiles that are not there yet, or cannot be. */
export function WaitingTiles({ ids, kept, asked }: Pick<WaitingProps, 'asked'> & { ids: readonly MetricId[]; kept: boolean }) {
  const nameOf = useMetricName()
  const t = useMessages(messages)
  if (hasFailed(asked))
    return (
      <section className="zg-panel" aria-label={t('tiles')}>
        <Waiting asked={asked} />
      </section>
    )
  return (
    <ul {...layoutOf(ids, kept)} data-live={false} aria-busy>
      {ids.map((id) => (
        <li key={id} className="zg-tile">
          <div className="zg-tile-label">{nameOf(id)}</div>
          <div className="zg-tile-figure zg-tile-waiting" />
        </li>
      ))}
    </ul>
  )
}

/** How much of its goal the figure has reached. */
function GoalShare({ tile: { id, figure, unit }, board }: { tile: Tile; board: Board }) {
  const t = useMessages(messages)
  const { locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const standing = useGoalOf(id, board.window, { filters: board.view.filters, enabled: board.calm })
  if (!standing || !figure || figure.value === null || standing.target === 0) return null
  const write = (value: number) => writeFull(value, unit, { locale, currency })
  const title = t('goal.title', {
    target: write(standing.target),
    day: format.day(standing.goal.to - 1),
    expected: write(standing.expected),
  })
  return (
    <span className="zg-tile-goal" title={title}>
      {t('goal.reached', { share: format.percent(figure.value / standing.target, 0) })}
    </span>
  )
}

interface ChangeProps {
  tile: Tile
  compared: KpiResult['compared']
}

function ChangeText({ tile: { change, upIsGood }, compared }: ChangeProps) {
  const t = useMessages(messages)
  const format = useFormat()
  if (!compared) return null
  if (!change) return t('change.noBase')
  const by = change.as === 'points' ? t('change.points', { by: points(change, format.percent(change.by, 1)) }) : format.change(change.by)
  const title = t('change.title', { from: format.day(compared.from), to: format.day(compared.to - 1), before: change.before })
  return (
    <span className={`zg-tile-${upIsGood ? change.direction : 'plain'}`} title={title}>
      {change.direction === 'same' ? t('change.same') : t(`change.${change.direction}`, { by })}
    </span>
  )
}

const points = ({ by }: Change, percent: string) => `${by > 0 ? '+' : ''}${percent.replace(/\s*%/, '')}`

function AsOf({ at }: { at: number }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { day, time } = lastOf(at, zoneOf(useShop((shop) => shop.zone)))
  return (
    <span className="zg-tile-asof" title={t('asOf', { day: time === undefined ? format.day(day) : format.time(time) })}>
      {t('asOf', { day: format.dayShort(day) })}
    </span>
  )
}

const SPARK = { width: 176, height: 20 }

function Spark({ values }: { values: number[] }) {
  const path = sparkPath(values, SPARK.width, SPARK.height)
  if (!path) return <div className="zg-spark" />
  return (
    <svg className="zg-spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="zg-spark-area" d={path.area} />
      <path className="zg-spark-line" d={path.line} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
