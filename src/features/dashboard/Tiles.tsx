import { Link } from 'react-router'
import type { KpiResult } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { formatDay, type Day } from '~/lib/zone'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { Definition } from './Definition'
import { messages } from './messages'
import type { Asked } from './queries'
import { sparkPath, TILE_METRICS, type Change, type Tile } from './tiles'
import { useMetricName } from './words'

export interface TilesProps {
  tiles: Tile[]
  asked: Asked
  result: KpiResult
  /** The figures are the answer to what the screen asks now. */
  live: boolean
  /** First day of the shop's orders. */
  first: Day
}

/** The figures. */
export function Tiles({ tiles, asked, result, live, first }: TilesProps) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  const nothingBefore = result.compared !== undefined && result.compared.to <= first
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
          <div className="zg-tile-change">
            {tile.why ? t(`why.${tile.why}`) : <ChangeText tile={tile} compared={result.compared} nothingBefore={nothingBefore} />}
          </div>
          <TileFoot tile={tile} />
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
  nothingBefore: boolean
}

function ChangeText({ tile: { change, upIsGood }, compared, nothingBefore }: ChangeProps) {
  const t = useMessages(messages)
  const format = useFormat()
  if (!compared) return null
  if (nothingBefore) return t('change.nothing')
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

const SPARK = { width: 176, height: 20 }

function TileFoot({ tile }: { tile: Tile }) {
  const t = useMessages(messages)
  const format = useFormat()
  const path = sparkPath(tile.spark, SPARK.width, SPARK.height)
  return (
    <div className="zg-tile-foot">
      {path && (
        <svg className="zg-spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="zg-spark-area" d={path.area} />
          <path className="zg-spark-line" d={path.line} vectorEffect="non-scaling-stroke" />
        </svg>
      )}
      {tile.asOf !== undefined && <span className="zg-tile-asof">{t('asOf', { day: format.date(tile.asOf) })}</span>}
    </div>
  )
}
