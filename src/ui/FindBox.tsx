import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import type { Picture } from '~/domain/product'
import './findBox.css'
import { ProductPicture } from './ProductPicture'

/** Something that a few letters find: a SKU by its code, a product by its title. */
export interface FoundOne {
  key: string
  title: string
  /** Before the title, where it tells one from another. */
  code?: string
  picture?: Picture
}

export interface FindBoxProps<T extends FoundOne> {
  label: string
  hint: string
  text: string
  onText: (text: string) => void
  found: readonly T[]
  onPick: (found: T) => void
  /** Enter, where nothing is marked. */
  onUnknown: () => void
  wrong?: boolean
  box?: Ref<HTMLInputElement>
}

const PICTURE_SIZE = 24

/** A box that finds while somebody types. Arrows mark, Enter takes, Esc empties. */
export function FindBox<T extends FoundOne>({ label, hint, text, onText, found, onPick, onUnknown, wrong = false, box }: FindBoxProps<T>) {
  const id = useId()
  const [active, setActive] = useState(0)
  const type = (typed: string) => {
    setActive(0)
    onText(typed)
  }
  const take = (one: T) => {
    type('')
    onPick(one)
  }
  const onKey = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event
    if (nativeEvent.isComposing) return
    if (key === 'ArrowDown' || key === 'ArrowUp')
      setActive((active + (key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(1, found.length))
    else if (key === 'Enter') {
      const one = found.at(active)
      if (one) take(one)
      else if (text.trim() !== '') onUnknown()
    } else if (key === 'Escape' && text !== '') type('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="zg-finder">
      <input
        ref={box}
        className="zg-input"
        role="combobox"
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found[active] && `${id}-${active}`}
        aria-autocomplete="list"
        placeholder={hint}
        autoComplete="off"
        value={text}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKey}
      />
      {found.length > 0 && (
        <span id={id} className="zg-finder-list" role="listbox" aria-label={label}>
          {found.map((one, i) => (
            <span
              key={one.key}
              id={`${id}-${i}`}
              className="zg-finder-option"
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              {one.picture && <ProductPicture picture={one.picture} size={PICTURE_SIZE} decorative />}
              {one.code !== undefined && <span className="zg-finder-code">{one.code}</span>}
              <span className="zg-second zg-finder-title">{one.title}</span>
            </span>
          ))}
        </span>
      )}
    </span>
  )
}
