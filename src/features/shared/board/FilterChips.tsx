import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { useFilterLabel } from './labels'
import type { Board } from './useBoard'
import { FILTER_NAMES } from './view'
import { viewMessages } from './viewMessages'
import './filters.css'

/** What the board is narrowed to, each with its way out. */
export function FilterChips({ board }: { board: Board }) {
  const { view, setView, toggle } = board
  const t = useMessages(viewMessages)
  const nameOf = useFilterLabel(board)
  const chips = FILTER_NAMES.flatMap((filter) =>
    (view.filters[filter] ?? []).map((value) => ({
      filter,
      value,
      name: t('filter.chip', { name: t(`filter.${filter}`), value: nameOf(filter, value) }),
    })),
  )
  if (chips.length === 0) return null
  return (
    <ul className="zg-filter-chips">
      {chips.map(({ filter, value, name }) => (
        <li key={`${filter}:${value}`} className="zg-filter-chip">
          {name}
          <button type="button" aria-label={t('filter.remove', { name })} onClick={() => toggle(filter, value)}>
            <CloseIcon />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="zg-link-button" onClick={() => setView({ ...view, filters: {} })}>
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  )
}
