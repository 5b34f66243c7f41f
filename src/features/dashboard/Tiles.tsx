import { Link } from 'react-router'
import type { KpiResult } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { formatDay, zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import type { Change } from '~/features/shared/figures'
import { Definition } from './Definition'
import { messages } from './messages'
import type { Asked } from './queries'
import { sparkPath, TILE_METRICS, type Tile } from './tiles'
import { useMetricName } from './words'

export interface TilesProps {
  tiles: Tile[]
  asked: Asked
  result: KpiResult
  /** The figures are the answer to what the screen asks now. */
  live: boolean
}

/** The figures. */
export function Tiles({ tiles, asked, result, live }: TilesProps) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  return (
    <ul className="zg-tiles" aria-label={t('tiles')} data-live={live} data-version={result.version} aria-busy={!live}>
      {tiles.map((tile) => (
        <li key={tile.id} className="zg-tile">
          <div className="zg-tile-label">
            <Link to={ordersBehind(tile, asked)} className="zg-tile-link" title={t('open', { name: nameOf(tile.id) })}>
              {nameOf(tile.id)}
            </Link>
            <Definition id={tile.id} orders={ordersBehind(tile, asked)} />
          </div>
          <div className="zg-tile-figure" data-metric={tile.id} data-value={tile.value} title={tile.full}>
            {tile.text}
          </div>
          <div className="zg-tile-change">{tile.why ? t(`why.${tile.why}`) : <ChangeText tile={tile} compared={result.compared} />}</div>
          <div className="zg-tile-foot">
            <Spark values={tile.spark} />
            {tile.asOf !== undefined && <AsOf at={tile.asOf} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The shape of the tiles, where nothing is known yet. */
export function WaitingTiles() {
  const nameOf = useMetricName()
  return (
    <ul className="zg-tiles" data-live={false} aria-busy>
      {TILE_METRICS.map((id) => (
        <li key={id} className="zg-tile">
          <div className="zg-tile-label">{nameOf(id)}</div>
          <div className="zg-tile-figure zg-tile-waiting" />
        </li>
      ))}
    </ul>
  )
}

const PAID = ['paid', 'partlyRefunded', 'refunded']

function ordersBehind({ id }: Tile, { view, window }: Asked): string {
  const state = id === 'gmv_placed' ? undefined : id === 'refunds' ? ['partlyRefunded', 'refunded', 'credit'] : PAID
  const { channel, region, sku } = view.filters
  return paths.orders({ state, channel, region, sku: sku?.[0], from: formatDay(window.from), to: formatDay(window.to) })
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
  const zone = useShop((shop) => shop.zone)
  return (
    <span className="zg-tile-asof" title={t('asOf', { day: format.time(at) })}>
      {t('asOf', { day: format.dayShort(zoneOf(zone).dayOf(at)) })}
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
