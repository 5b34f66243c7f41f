import { useQuery } from '@tanstack/react-query'
import { readRule } from '~/domain/audienceText'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import type { SetUrlState } from '~/lib/urlState'
import { FilterBar } from '~/features/shared/FilterBar'
import { useAudienceRows } from '~/features/shared/audiences/queries'
import { useRuleText } from '~/features/shared/audiences/useRuleText'
import { FacetPick } from '~/features/shared/FacetPick'
import { PickMany } from '~/features/shared/PickMany'
import { SortPicker } from '~/features/shared/SortPicker'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import { countFilters, NO_FILTERS, type CustomerView } from './view'

export function CustomerFilters({ view, set }: { view: CustomerView; set: SetUrlState<CustomerView> }) {
  const t = useMessages(customerMessages)
  const { data: facets } = useQuery(customerQueries.facets())
  const { data: audiences } = useAudienceRows()
  const rule = readRule(view.who)
  const whoText = useRuleText()
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
      {((facets?.values.tier?.length ?? 0) > 0 || view.tier.length > 0) && (
        <FacetPick facets={facets} of="tier" label={t('tier')} values={view.tier} onChange={(tier) => set({ tier })} />
      )}
      {((audiences?.length ?? 0) > 0 || view.audience.length > 0) && (
        <PickMany
          label={t('audience')}
          values={view.audience}
          options={(audiences ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(audience) => set({ audience })}
        />
      )}
      {rule && (
        <span className="zg-only">
          {whoText(rule)}
          <button type="button" className="zg-icon-button" aria-label={t('whoRemove')} onClick={() => set({ who: '' })}>
            <CloseIcon />
          </button>
        </span>
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
