import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { FilterIcon, SearchIcon } from '~/ui/icons'
import { Sheet } from '~/ui/Sheet'
import { usePhone } from '~/ui/usePhone'
import { sharedMessages } from './messages'

export interface FilterBarProps {
  search: string
  /** What is searched: the accessible name and the placeholder. */
  searchLabel: string
  onSearch: (text: string) => void
  /** Controls of the filters; on a phone they are in a sheet. */
  children: ReactNode
  /** Of the phone's sheet only: how the list is ordered. */
  phoneOnly?: ReactNode
  /** How many filters narrow the list. */
  count: number
  onClear: () => void
}

/** Search and filters of a list. `/` goes to the search box. */
export function FilterBar({ search, searchLabel, onSearch, children, phoneOnly, count, onClear }: FilterBarProps) {
  const t = useMessages(sharedMessages)
  const phone = usePhone()
  const [sheet, setSheet] = useState(false)
  const clear = count > 0 && (
    <button type="button" className="zg-link" onClick={onClear}>
      {t('clearFilters')}
    </button>
  )
  return (
    <>
      <SearchBox value={search} label={searchLabel} onChange={onSearch} />
      {!phone && children}
      {!phone && clear}
      {phone && (
        <Button icon={<FilterIcon />} onClick={() => setSheet(true)}>
          {count > 0 ? `${t('filters')} ${count}` : t('filters')}
        </Button>
      )}
      {phone && sheet && (
        <Sheet title={t('filters')} onClose={() => setSheet(false)}>
          <div className="zg-form">
            {children}
            {phoneOnly}
            <div className="zg-row">
              <Button type="primary" onClick={() => setSheet(false)}>
                {t('showResults')}
              </Button>
              {clear}
            </div>
          </div>
        </Sheet>
      )}
    </>
  )
}

function SearchBox({ value, label, onChange }: { value: string; label: string; onChange: (text: string) => void }) {
  const t = useMessages(sharedMessages)
  const input = useRef<HTMLInputElement>(null)
  const [text, type] = useTyped(value, onChange)
  useSlashKey(() => {
    input.current?.focus()
    input.current?.select()
  })
  return (
    <div className="zg-search">
      <SearchIcon />
      <input
        ref={input}
        type="search"
        className="zg-input"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={({ target }) => type(target.value)}
      />
      {text === '' && (
        <kbd className="zg-desktop" title={t('searchHint')}>
          /
        </kbd>
      )}
    </div>
  )
}

const PAUSE_MS = 80

/** A text typed faster than the address can follow: what is on its way back from there is not taken for a change from elsewhere. */
function useTyped(value: string, onChange: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value)
  const underway = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const echo = underway.current.indexOf(value)
    if (echo >= 0) underway.current.splice(0, echo + 1)
    else setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      underway.current.push(next)
      onChange(next)
    }, PAUSE_MS)
  }
  return [text, type]
}

/** Runs on `/`, where the reader is not typing. */
function useSlashKey(onSlash: () => void) {
  const latest = useRef(onSlash)
  useEffect(() => {
    latest.current = onSlash
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role=dialog]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || busy) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
