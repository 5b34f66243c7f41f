import { FilterBar } from '~/features/shared/FilterBar'
import { FacetPick } from '~/features/shared/FacetPick'
import { PickMany } from '~/features/shared/PickMany'
import { SortPicker } from '~/features/shared/SortPicker'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { LEVEL_STATES } from '~/domain/levelState'
import type { LevelFacets } from '~/store/stockLists'
import { stockScreenMessages } from './messages'
import { countLevelFilters, type LevelView, NO_LEVEL_FILTERS } from './view'

interface LevelFiltersProps {
  view: LevelView
  set: SetUrlState<LevelView>
  facets: LevelFacets | undefined
}

export function LevelFilters({ view, set, facets }: LevelFiltersProps) {
  const t = useMessages(stockScreenMessages)
  const countOf = (state: string) => facets?.values.state.find(({ value }) => value === state)?.count
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countLevelFilters(view)}
      onClear={() => set(NO_LEVEL_FILTERS)}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'available', descending: false, label: t('shortFirst') },
            { sort: 'cover', descending: false, label: t('coverFirst') },
            { sort: 'value', descending: true, label: t('valueFirst') },
            { sort: 'sku', descending: false, label: t('skuOrder') },
          ]}
        />
      }
    >
      <PickMany
        label={t('state')}
        values={view.state}
        options={LEVEL_STATES.map((value) => ({ value, label: t(`state.${value}`), count: countOf(value) }))}
        onChange={(state) => set({ state })}
      />
      <PickMany
        label={t('location')}
        values={view.location}
        options={(facets?.places ?? []).map(({ key, name, skus }) => ({ value: key, label: name || key, count: skus }))}
        onChange={(location) => set({ location })}
      />
      <FacetPick facets={facets} of="category" label={t('category')} values={view.category} onChange={(category) => set({ category })} />
      <FacetPick facets={facets} of="supplier" label={t('supplier')} values={view.supplier} onChange={(supplier) => set({ supplier })} />
      <button
        type="button"
        className={`zg-pick${view.by === 'location' ? ' zg-pick-on' : ''}`}
        aria-pressed={view.by === 'location'}
        onClick={() => set({ by: view.by === 'sku' ? 'location' : 'sku' })}
      >
        {t('byLocation')}
      </button>
    </FilterBar>
  )
}
