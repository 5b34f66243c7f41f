import { useMessages } from '~/lib/i18n'
import { sharedMessages } from './messages'

export interface SortChoice<Key extends string> {
  sort: Key
  descending: boolean
  label: string
}

/** How a list is ordered, where there is no header to press. */
export function SortPicker<Key extends string>({
  choices,
  chosen,
  onChoose,
}: {
  choices: readonly SortChoice<Key>[]
  chosen: { sort: Key; descending: boolean }
  onChoose: (order: { sort: Key; descending: boolean }) => void
}) {
  const t = useMessages(sharedMessages)
  const now = choices.findIndex(({ sort, descending }) => sort === chosen.sort && descending === chosen.descending)
  return (
    <label>
      {t('sortOrder')}
      <select
        className="zg-input"
        value={now}
        onChange={({ target }) => {
          const { sort, descending } = choices[Number(target.value)]
          onChoose({ sort, descending })
        }}
      >
        {now < 0 && <option value={-1}>—</option>}
        {choices.map(({ label }, i) => (
          <option key={label} value={i}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
