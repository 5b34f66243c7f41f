import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { sharedMessages } from './messages'
import { PickBox } from './PickBox'
import { useLastPress } from './useLastPress'

export interface PickManyProps<T extends string> {
  label: string
  values: readonly T[]
  options: readonly { value: T; label: string; count?: number }[]
  onChange: (values: T[]) => void
}

/** From so many options on the list can be searched. */
const SEARCHED_FROM = 10
const SHOWN = 200
const WIDTH = 240

/** A filter with alternatives: a button that says what is chosen, and a list of boxes with the number of rows behind each. */
export function PickMany<T extends string>({ label, values: given, options, onChange: tell }: PickManyProps<T>) {
  const [values, onChange] = useLastPress(given, tell)
  const t = useMessages(sharedMessages)
  const chosen = options.filter(({ value }) => values.includes(value))
  const one = values.length === 1 ? chosen[0] : undefined
  const summary = one ? t('pickedOne', { label, value: one.label }) : values.length > 0 ? `${label} · ${values.length}` : label
  return (
    <PickBox label={label} summary={summary} chosen={values.length > 0} width={WIDTH}>
      {() => <Options values={values} options={options} onChange={onChange} />}
    </PickBox>
  )
}

function Options<T extends string>({ values, options, onChange }: Omit<PickManyProps<T>, 'label'>) {
  const t = useMessages(sharedMessages)
  const format = useFormat()
  const [search, setSearch] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const words = search.trim().toLowerCase()
  const found = options.filter(({ label }) => label.toLowerCase().includes(words))
  return (
    <>
      {options.length >= SEARCHED_FROM && (
        <input
          ref={box}
          type="search"
          className="zg-input"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      <div className="zg-pick-options">
        {found.slice(0, SHOWN).map(({ value, label, count }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={({ target }) => onChange(target.checked ? [...values, value] : values.filter((other) => other !== value))}
            />
            <span className="zg-pick-name">{label}</span>
            {count !== undefined && <span className="zg-second zg-num">{format.count(count)}</span>}
          </label>
        ))}
        {found.length === 0 && <p className="zg-second">{t('noMatch')}</p>}
      </div>
      {values.length > 0 && (
        <button type="button" className="zg-link" onClick={() => onChange([])}>
          {t('clearChoice')}
        </button>
      )}
    </>
  )
}
