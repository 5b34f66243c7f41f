import type { ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { Button } from './Button'
import { gridMessages } from './gridMessages'
import type { Selected } from './gridTypes'
import { useFormat } from './UiContext'
import './gridCopy'

interface GridBarProps {
  selected: Pick<Selected<never>, 'count' | 'total'>
  onAll: () => void
  onCopy: () => void
  onClear: () => void
  /** What else can be done with them. */
  children: ReactNode
}

const copyKey = () => (/Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘C' : 'Ctrl+C')

/** Below a grid with a selection: how much of it, all of it, none of it, and what can be done. */
export default function GridBar({ selected: { count, total }, onAll, onCopy, onClear, children }: GridBarProps) {
  const t = useMessages(gridMessages)
  const format = useFormat()
  return (
    <div role="toolbar" aria-label={t('actions')} className="zg-grid-bar">
      <span role="status" className="zg-num">
        {t('selected', { count: format.count(count), total: format.count(total) })}
      </span>
      {count < total && (
        <button type="button" className="zg-link" onClick={onAll}>
          {t('selectMatching', { total: format.count(total) })}
        </button>
      )}
      <button type="button" className="zg-link" title="Esc" onClick={onClear}>
        {t('clear')}
      </button>
      <span className="zg-grow" />
      <Button hint={t('copyHint', { key: copyKey() })} onClick={onCopy}>
        {t('copy')}
      </Button>
      {children}
    </div>
  )
}
