import { useQuery } from '@tanstack/react-query'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { FilterBar } from '~/features/shared/FilterBar'
import { FacetPick } from '~/features/shared/FacetPick'
import { SortPicker } from '~/features/shared/SortPicker'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import { countFilters, NO_FILTERS, type CustomerView } from './view'

export function CustomerFilters({ view, set }: { view: CustomerView; set: SetUrlState<CustomerView> }) {
  const t = useMessages(customerMessages)
  const { data: facets } = useQuery(customerQueries.facets())
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
            { sort: 'gmv', descending: true, label: t('valuableFirst') },
            { sort: 'lastAt', descending: true, label: t('recentFirst') },
            { sort: 'name', descending: false, label: t('nameOrder') },
          ]}
        />
      }
    >
      <FacetPick facets={facets} of="region" label={t('region')} values={view.region} onChange={(region) => set({ region })} />
      <FacetPick facets={facets} of="channel" label={t('channel')} values={view.channel} onChange={(channel) => set({ channel })} />
      {((facets?.values.tag?.length ?? 0) > 0 || view.tag.length > 0) && (
        <FacetPick facets={facets} of="tag" label={t('tags')} values={view.tag} onChange={(tag) => set({ tag })} />
      )}
      <button
        type="button"
        className={`zg-pick${view.repeat ? ' zg-pick-on' : ''}`}
        aria-pressed={view.repeat}
        onClick={() => set({ repeat: !view.repeat })}
      >
        {t('repeat')}
      </button>
    </FilterBar>
  )
}
