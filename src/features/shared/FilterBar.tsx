import { Drawer, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { FilterIcon, SearchIcon } from '~/ui/icons'
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
  const input = useRef<InputRef>(null)
  useSlashKey(() => input.current?.focus({ cursor: 'all' }))
  const clear = count > 0 && (
    <Button type="text" onClick={onClear}>
      {t('clearFilters')}
    </Button>
  )
  return (
    <>
      <Input
        ref={input}
        className="zg-search"
        prefix={<SearchIcon />}
        suffix={phone || search ? undefined : <kbd title={t('searchHint')}>/</kbd>}
        allowClear
        aria-label={searchLabel}
        placeholder={searchLabel}
        value={search}
        onChange={({ target }) => onSearch(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onSearch('')}
      />
      {!phone && children}
      {!phone && clear}
      {phone && (
        <Button icon={<FilterIcon />} onClick={() => setSheet(true)}>
          {count > 0 ? `${t('filters')} ${count}` : t('filters')}
        </Button>
      )}
      {phone && (
        <Drawer open={sheet} placement="bottom" size="auto" title={t('filters')} onClose={() => setSheet(false)}>
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
        </Drawer>
      )}
    </>
  )
}

function useSlashKey(onSlash: () => void) {
  const latest = useRef(onSlash)
  latest.current = onSlash
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role=dialog]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
