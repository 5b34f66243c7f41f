import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Amount } from '~/domain/money'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { shopId, useShop } from '~/session/shop'
import type { PriceHistory } from '~/store/priceHistory'
import { Chart } from '~/ui/Chart'
import { chartTokens } from '~/ui/tokens'
import { useFormat, useUi } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { usePersonName } from '~/features/shared/usePersonName'
import { priceStoryMessages } from './messages'
import { priceOption, priceTable } from './priceChart'
import { priceSeries } from './priceSeries'
import { RivalPrices } from './RivalPrices'

const CHART_HEIGHT = 160
/** Newest changes that are listed; the history has all. */
const SHOWN = 8

const priceHistory = (sku: string) =>
  queryOptions({
    queryKey: [shopId(), 'listings', 'priceHistory', sku],
    queryFn: ({ signal }) => call('prices.history', { sku }, { signal }),
  })

/** How the price of a SKU came to be what it is, and what others ask for the same. */
export function PriceStory({ sku, price }: { sku: string; price: Amount }) {
  const t = useMessages(priceStoryMessages)
  const { data } = useQuery(priceHistory(sku))
  if (!data) return <div className="zg-skeleton zg-skeleton-title" aria-busy="true" />
  const isKnown = data.steps.some(({ field }) => field === 'price') || data.rivals.length > 0
  return (
    <section className="zg-stack-tight">
      <h3>{t('title')}</h3>
      {isKnown && <PriceChart history={data} price={price} />}
      <Steps steps={data.steps} />
      <RivalPrices sku={sku} price={price} rivals={data.rivals} />
    </section>
  )
}

function PriceChart({ history, price }: { history: PriceHistory; price: Amount }) {
  const t = useMessages(priceStoryMessages)
  const format = useFormat()
  const { mode } = useUi()
  const { currency, zone } = useShop()
  const { dayOf } = zoneOf(zone)
  const series = priceSeries(history, price, dayOf(Date.now()), dayOf)
  const input = { series, currency, format, words: { date: t('date'), own: t('own') } }
  return (
    <Chart
      title={t('chart')}
      option={priceOption(input, chartTokens(mode))}
      table={priceTable(input)}
      height={CHART_HEIGHT}
      words={{ table: t('table'), graph: t('graph'), keys: t('keys'), keysCells: '', keysBrush: '' }}
    />
  )
}

function Steps({ steps }: Pick<PriceHistory, 'steps'>) {
  const t = useMessages(priceStoryMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const currency = useShop((shop) => shop.currency)
  const text = (amount: Amount | undefined) => (amount === undefined ? '—' : format.price(amount, currency))
  if (steps.length === 0) return <p className="zg-second">{t('none')}</p>
  return (
    <ul className="zg-list zg-num">
      {steps.slice(0, SHOWN).map(({ entry, field, before, after, who, at }) => (
        <li key={`${entry} ${field}`}>
          {t('step', { field: t(`field.${field}`), before: text(before), after: text(after) })}{' '}
          <span className="zg-second zg-small">{t('by', { who: nameOf(who), when: format.time(at) })}</span>
        </li>
      ))}
    </ul>
  )
}
