import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { COMPLETE_BANDS, parsePriceBand, type PriceBand, STOCK_STATES } from '~/domain/listingFilter'
import { type Category, LISTING_STATES } from '~/domain/product'
import { FilterBar } from '~/features/shared/FilterBar'
import { listingStateMessages } from '~/features/shared/listingStates'
import { sharedMessages } from '~/features/shared/messages'
import { PickMany } from '~/features/shared/PickMany'
import { SortPicker } from '~/features/shared/SortPicker'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { useShop } from '~/session/shop'
import type { ListingFilter } from '~/store/lists'
import { useFormat } from '~/ui/UiContext'
import { listMessages } from './messages'
import { listingQueries } from './queries'
import { countFilters, type ListingView, NO_FILTERS } from './view'

interface Props {
  view: ListingView
  set: SetUrlState<ListingView>
  filter: ListingFilter
  /** Whether values are counted yet: the list comes first. */
  counts: boolean
}

/** Search and filters; beside each value stands how many products choosing it would show. */
export function ListingFilters({ view, set, filter, counts }: Props) {
  const t = useMessages(listMessages)
  const states = useMessages(listingStateMessages)
  const { options, counted } = useOptions(view, filter, counts)
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countFilters(view)}
      onClear={() => set(NO_FILTERS)}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'changed', descending: true, label: t('changedFirst') },
            { sort: 'sales', descending: true, label: t('salesFirst') },
            { sort: 'sellable', descending: false, label: t('scarceFirst') },
            { sort: 'title', descending: false, label: t('titleOrder') },
          ]}
        />
      }
    >
      <PickMany
        label={t('state')}
        values={view.state}
        options={LISTING_STATES.map((value) => ({ value, label: states(value), count: counted('state', value) }))}
        onChange={(state) => set({ state })}
      />
      <PickMany label={t('category')} values={view.category} options={options.category} onChange={(category) => set({ category })} />
      <PickMany label={t('brand')} values={view.brand} options={options.brand} onChange={(brand) => set({ brand })} />
      <PickMany label={t('tag')} values={view.tag} options={options.tag} onChange={(tag) => set({ tag })} />
      <PickMany label={t('supplier')} values={view.supplier} options={options.supplier} onChange={(supplier) => set({ supplier })} />
      <PickMany
        label={t('stock')}
        values={view.stock}
        options={STOCK_STATES.map((value) => ({ value, label: t(value), count: counted('stock', value) }))}
        onChange={(stock) => set({ stock })}
      />
      <PickMany label={t('price')} values={view.price} options={options.price} onChange={(price) => set({ price })} />
      <PickMany
        label={t('complete')}
        values={view.complete}
        options={COMPLETE_BANDS.map((value) => ({ value, label: t(value), count: counted('complete', value) }))}
        onChange={(complete) => set({ complete })}
      />
    </FilterBar>
  )
}

/** The values of every filter with their counts and names; a chosen one is there also where it counts nothing now. */
function useOptions(view: ListingView, filter: ListingFilter, counts: boolean) {
  const shared = useMessages(sharedMessages)
  const bandText = useBandText()
  const { data: facets } = useQuery({ ...listingQueries.facets(filter), enabled: counts })
  const { data: names } = useQuery({ ...listingQueries.names(), enabled: counts })
  return useMemo(() => {
    const found = (of: string) => facets?.values[of] ?? []
    // Nothing is said of counts that are not there yet.
    const counted = (of: string, value: string) => (facets ? (found(of).find((facet) => facet.value === value)?.count ?? 0) : undefined)
    const named = (of: 'brand' | 'tag' | 'supplier' | 'price', label: (value: string) => string) => {
      const values = new Set([...found(of).map(({ value }) => value), ...view[of]])
      return [...values].map((value) => ({ value, label: value === '' ? shared('noValue') : label(value), count: counted(of, value) }))
    }
    const suppliers = new Map((names?.suppliers ?? []).map(({ key, name }) => [key, name]))
    const byBand = (one: { value: string }, other: { value: string }) =>
      (parsePriceBand(one.value)?.from ?? 0) - (parsePriceBand(other.value)?.from ?? 0)
    const nowhere = counted('category', '')
    const tree = [
      ...inTreeOrder(names?.categories ?? []).map(({ key, label }) => ({ value: key, label, count: counted('category', key) })),
      ...(nowhere || view.category.includes('') ? [{ value: '', label: shared('noValue'), count: nowhere }] : []),
    ]
    return {
      counted,
      options: {
        category: tree.filter(({ value, count }) => count === undefined || count > 0 || view.category.includes(value)),
        brand: named('brand', (value) => value),
        tag: named('tag', (value) => value),
        supplier: named('supplier', (value) => suppliers.get(value) ?? value),
        price: named('price', bandText).sort(byBand),
      },
    }
  }, [facets, names, view, shared, bandText])
}

/** What stands before the name of a category for each level that it lies below the top. */
const INDENT = '\u2003'

/** Every category below the one that it lies in, each level a step further in. */
export function inTreeOrder(categories: readonly Category[], parent = '', depth = 0): { key: string; label: string }[] {
  return categories
    .filter((category) => category.parent === parent)
    .sort((one, other) => one.order - other.order)
    .flatMap(({ key, name }) => [{ key, label: `${INDENT.repeat(depth)}${name}` }, ...inTreeOrder(categories, key, depth + 1)])
}

function useBandText(): (text: string) => string {
  const t = useMessages(listMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const money = (whole: number) => format.moneyShort(whole, currency)
    const say = ({ from, to }: PriceBand) =>
      to === Infinity ? t('from', { from: money(from) }) : t('fromTo', { from: money(from), to: money(to) })
    return (text) => {
      const band = parsePriceBand(text)
      return band ? say(band) : text
    }
  }, [t, format, currency])
}
