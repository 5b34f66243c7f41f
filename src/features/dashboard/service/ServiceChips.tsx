import '~/features/shared/board/filters.css'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { messages } from './messages'
import { SPLITS, type ServiceState, toggled } from './state'
import { useSplitName } from './useSplitName'

/** What tickets are narrowed to, each with its way out. */
export function ServiceChips({ state, set }: { state: ServiceState; set: (change: Partial<ServiceState>) => void }) {
  const t = useMessages(messages)
  const nameOf = useSplitName()
  const chips = SPLITS.flatMap((split) =>
    state[split].map((value) => ({ split, value, name: `${t(`split.${split}`)}: ${nameOf(split, value)}` })),
  )
  if (chips.length === 0) return null
  return (
    <ul className="zg-filter-chips" aria-label={t('narrowed')}>
      {chips.map(({ split, value, name }) => (
        <li key={`${split}:${value}`} className="zg-filter-chip">
          {name}
          <button type="button" aria-label={t('remove', { name })} onClick={() => set(toggled(state, split, value))}>
            <CloseIcon />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="zg-link-button" onClick={() => set(Object.fromEntries(SPLITS.map((split) => [split, []])))}>
          {t('clear')}
        </button>
      </li>
    </ul>
  )
}
