import { useQuery } from '@tanstack/react-query'
import { ORDER_REASONS } from '~/domain/orderAct'
import { ORDER_STATES } from '~/domain/orderState'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { DateRange } from '~/ui/DateRange'
import { CloseIcon } from '~/ui/icons'
import { FilterBar } from '~/features/shared/FilterBar'
import { FacetPick } from '~/features/shared/FacetPick'
import { PickMany } from '~/features/shared/PickMany'
import { reasonTexts } from '~/features/shared/refund/reasonTexts'
import { SortPicker } from '~/features/shared/SortPicker'
import { useVocabulary } from '~/features/shared/vocabulary'
import { orderMessages } from './messages'
import { PaidAmount } from './PaidAmount'
import { orderQueries } from './queries'
import { countFilters, NO_FILTERS, type OrderView } from './view'

export function OrderFilters({ view, set }: { view: OrderView; set: SetUrlState<OrderView> }) {
  const t = useMessages(orderMessages)
  const words = useVocabulary()
  const why = useMessages(reasonTexts)
  const { data: facets } = useQuery(orderQueries.facets())
  const { data: newest } = useQuery(orderQueries.newest())
  const zone = useShop((shop) => shop.zone)
  const states = ORDER_STATES.map((value) => ({
    value,
    label: words.state(value),
    count: facets?.values.state?.find((facet) => facet.value === value)?.count,
  }))
  // A shop in which nothing was given back has no reasons to choose from.
  const reasons = ORDER_REASONS.flatMap((value) => {
    const count = facets?.values.reason?.find((facet) => facet.value === value)?.count
    return count === undefined && !view.reason.includes(value)
      ? []
      : [{ value, label: why(value), ...(count === undefined ? {} : { count }) }]
  })
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countFilters(view)}
      onClear={() => set({ ...NO_FILTERS, q: view.q })}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'placedAt', descending: true, label: t('newestFirst') },
            { sort: 'placedAt', descending: false, label: t('oldestFirst') },
            { sort: 'total', descending: true, label: t('largestFirst') },
          ]}
        />
      }
    >
      <PickMany label={t('state')} values={view.state} options={states} onChange={(state) => set({ state })} />
      <FacetPick facets={facets} of="channel" label={t('channel')} values={view.channel} onChange={(channel) => set({ channel })} />
      <FacetPick facets={facets} of="region" label={t('region')} values={view.region} onChange={(region) => set({ region })} />
      {reasons.length > 0 && <PickMany label={t('reason')} values={view.reason} options={reasons} onChange={(reason) => set({ reason })} />}
      <PaidAmount least={view.paidLeast} under={view.paidUnder} onChange={set} />
      <DateRange
        from={view.from}
        to={view.to}
        newest={typeof newest === 'number' ? zoneOf(zone).dayOf(newest) : undefined}
        onChange={(range) => set(range)}
      />
      {view.days === 'paid' && <Only name={t('onlyPaid')} onRemove={() => set({ days: 'placed' })} />}
      {view.sku && <Only name={t('onlySku', { sku: view.sku })} onRemove={() => set({ sku: '' })} />}
      {view.customer && <Only name={t('onlyCustomer')} onRemove={() => set({ customer: '' })} />}
    </FilterBar>
  )
}

/** A filter that a link has set. */
function Only({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useMessages(orderMessages)
  return (
    <span className="zg-only">
      {name}
      <button type="button" className="zg-icon-button" aria-label={t('removeFilter', { name })} onClick={onRemove}>
        <CloseIcon />
      </button>
    </span>
  )
}
