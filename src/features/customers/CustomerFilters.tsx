import { useQuery } from '@tanstack/react-query'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { FilterBar } from '~/features/shared/FilterBar'
import { sharedMessages } from '~/features/shared/messages'
import { PickMany } from '~/features/shared/PickMany'
import { SortPicker } from '~/features/shared/SortPicker'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import { countFilters, NO_FILTERS, type CustomerView } from './view'

export function CustomerFilters({ view, set }: { view: CustomerView; set: SetUrlState<CustomerView> }) {
  const t = useMessages(customerMessages)
  const shared = useMessages(sharedMessages)
  const { data: facets } = useQuery(customerQueries.facets())
  const named = (name: string) => (facets?.values[name] ?? []).map((facet) => ({ ...facet, label: facet.value || shared('noValue') }))
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
      <PickMany label={t('region')} values={view.region} options={named('region')} onChange={(region) => set({ region })} />
      <PickMany label={t('channel')} values={view.channel} options={named('channel')} onChange={(channel) => set({ channel })} />
      {(named('tag').length > 0 || view.tag.length > 0) && (
        <PickMany label={t('tags')} values={view.tag} options={named('tag')} onChange={(tag) => set({ tag })} />
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
