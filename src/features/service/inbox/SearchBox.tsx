import { useEffect, useRef, useState, type RefObject } from 'react'
import { SearchIcon } from '~/ui/icons'

const PAUSE_MS = 60

interface SearchBoxProps {
  box: RefObject<HTMLInputElement | null>
  value: string
  label: string
  /** The key that leads here. */
  keyCap: string
  onSearch: (text: string) => void
  /** Down from the box: to the list. */
  onLeave: () => void
}

/** Words to search for, asked as they are typed; letters that an input method has not settled yet are not. */
export function SearchBox({ box, value, label, keyCap, onSearch, onLeave }: SearchBoxProps) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const tell = (next: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = next
      onSearch(next)
    }, PAUSE_MS)
  }
  return (
    <div className="zg-search zg-queue-search">
      <SearchIcon />
      <input
        ref={box}
        type="search"
        className="zg-input"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={({ target, nativeEvent }) => {
          setText(target.value)
          if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) tell(target.value)
        }}
        onCompositionEnd={({ currentTarget }) => tell(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape' && text === '') onLeave()
          else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
          else return
          event.preventDefault()
        }}
      />
      {text === '' && <kbd className="zg-desktop">{keyCap}</kbd>}
    </div>
  )
}
