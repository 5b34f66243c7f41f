import { coverageOf } from './leftOut'
import type { Simulation, SimulationAsk, VariantReplay } from '~/domain/promotion/simulation'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { type TileFigure, tilesOf } from './figures'
import { simulateMessages } from './messages'
import { RulesTable } from './RulesTable'
import { SeriesPanel } from './SeriesPanel'
import { SkusTable } from './SkusTable'
import { useFigureWriting } from './useFigureWriting'
import type { SimulateView } from './view'
import { Warnings } from './Warnings'

export interface ResultsProps {
  simulation: Simulation
  replay: VariantReplay
  name: string
  ask: SimulationAsk
  view: SimulateView
  set: SetUrlState<SimulateView>
}

/** What comes of one variant in a few figures, and the way to its orders. */
export function Results({ simulation, replay, name, set }: Pick<ResultsProps, 'simulation' | 'replay' | 'name' | 'set'>) {
  const t = useMessages(simulateMessages)
  return (
    <section aria-labelledby="zg-sim-results">
      <div className="zg-panel-head">
        <h2 id="zg-sim-results" className="zg-sim-title">
          {t('results', { name })}
        </h2>
        <span className="zg-second zg-small zg-num">{t('coverage', { count: simulation.orders })}</span>
        <Button onClick={() => set(openOrders({}))}>{t('orders')}</Button>
      </div>
      <ul className="zg-sim-tiles">
        {tilesOf(simulation, replay).map((tile) => (
          <Tile key={tile.kind.id} tile={tile} coverage={coverageOf(replay)} />
        ))}
      </ul>
    </section>
  )
}

const openOrders = (which: { rule?: string; sku?: string }): Partial<SimulateView> => ({
  orders: true,
  only: 'all',
  rule: '',
  sku: '',
  order: '',
  page: 1,
  ...which,
})

/** The same in parts: what is left out, over time, by rule and by SKU. */
export function ResultParts({ simulation, replay, name, ask, view, set }: ResultsProps) {
  const rules = ask.variants.find(({ key }) => key === replay.key)?.rules ?? []
  return (
    <>
      <Warnings simulation={simulation} replay={replay} rules={rules} parcelCost={ask.assume.parcelCost} />
      <SeriesPanel simulation={simulation} replay={replay} name={name} series={view.series} onSeries={(series) => set({ series })} />
      <RulesTable replay={replay} rules={rules} onOpen={(rule) => set(openOrders({ rule }))} />
      <SkusTable replay={replay} sort={view.skus} onSort={(skus) => set({ skus })} onOpen={(sku) => set(openOrders({ sku }))} />
    </>
  )
}

/** Before → after, how far they are apart, and how sure that is. */
function Tile({ tile: { kind, before, after, low, high }, coverage }: { tile: TileFigure; coverage: number | undefined }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const writing = useFigureWriting()
  const { id, as } = kind
  const hint = id === 'margin' || id === 'lossOrders' ? t(`h.${id}`) : undefined
  const difference = writing.difference(after, before, as)
  const isMargin = id === 'margin' || id === 'marginRate'
  const isBad = isMargin && after !== undefined && after < 0
  return (
    <li className="zg-tile">
      <div className="zg-tile-label" title={hint}>
        {t(`f.${id}`)}
        {isMargin && coverage !== undefined && coverage < 0.9995 && (
          <span className="zg-tile-badge zg-num" title={t('warn.coverage', { share: format.percent(coverage) })}>
            {format.percent(coverage, 0)}
          </span>
        )}
      </div>
      <div className={`zg-tile-figure${isBad ? ' zg-sim-bad' : ''}`} data-tile={id} data-value={after} title={writing.full(after, as)}>
        {writing.short(after, as)}
        {isBad && <small> {t('loss')}</small>}
      </div>
      <div className="zg-tile-change zg-num">
        {before !== undefined && <span>{t('beforeIs', { value: writing.short(before, as) })}</span>}
        {difference !== '' && <span className="zg-tile-goal">{difference}</span>}
      </div>
      {low !== undefined && high !== undefined && (
        <div className="zg-tile-why zg-num">{t('range', { low: writing.short(low, as), high: writing.short(high, as) })}</div>
      )}
    </li>
  )
}
