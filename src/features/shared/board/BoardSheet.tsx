import { useEffect, useRef, useState } from 'react'
import type { FilterName } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { ChevronIcon } from '~/ui/icons'
import { Sheet } from '~/ui/Sheet'
import { CompareField, GrainField, RangeField } from './BoardFields'
import { FilterOptions } from './FilterOptions'
import { useFilterLabel } from './labels'
import { ScopeFields } from './ScopeFields'
import type { Board } from './useBoard'
import { FILTER_NAMES } from './view'
import { viewMessages } from './viewMessages'
import './boardSheet.css'

/** On a phone: all that a board is narrowed to and counts; each choice holds at once. The members of a dimension stand on a page of their own. */
export function BoardSheet({ board, onClose }: { board: Board; onClose: () => void }) {
  const t = useMessages(viewMessages)
  const [name, setName] = useState<FilterName>()
  const [left, setLeft] = useState<FilterName>()
  const back = () => {
    setLeft(name)
    setName(undefined)
  }
  const done = (
    <footer className="zg-sheet-foot">
      <Button type="primary" block onClick={onClose}>
        {t('filter.done')}
      </Button>
    </footer>
  )
  return (
    <Sheet title={name ? t(`filter.${name}`) : t('sheet')} onClose={onClose}>
      {name ? (
        <div className="zg-board-sheet zg-board-sheet-members">
          <BackButton onClick={back} />
          <FilterOptions board={board} name={name} />
        </div>
      ) : (
        <div className="zg-board-sheet">
          <RangeField board={board} />
          <CompareField board={board} />
          <GrainField board={board} />
          <h3>{t('filter.by')}</h3>
          <Dimensions board={board} left={left} onOpen={setName} />
          <h3>{t('scope')}</h3>
          <ScopeFields scope={board.view.scope} onChange={(scope) => board.setView({ ...board.view, scope })} />
        </div>
      )}
      {done}
    </Sheet>
  )
}

/** Takes the focus: what was pressed to come here is gone. */
function BackButton({ onClick }: { onClick: () => void }) {
  const t = useMessages(viewMessages)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <button ref={button} type="button" className="zg-sheet-back" onClick={onClick}>
      <ChevronIcon />
      {t('sheet.back')}
    </button>
  )
}

interface DimensionsProps {
  board: Board
  /** Whose members were seen last: it has the focus again. */
  left: FilterName | undefined
  onOpen: (name: FilterName) => void
}

function Dimensions({ board, left, onOpen }: DimensionsProps) {
  const t = useMessages(viewMessages)
  const labelOf = useFilterLabel(board)
  const before = useRef<HTMLButtonElement>(null)
  useEffect(() => before.current?.focus(), [])
  return (
    <ul className="zg-sheet-rows">
      {FILTER_NAMES.map((each) => (
        <li key={each}>
          <button ref={each === left ? before : undefined} type="button" onClick={() => onOpen(each)}>
            <span>{t(`filter.${each}`)}</span>
            <span className="zg-second">{(board.view.filters[each] ?? []).map((key) => labelOf(each, key)).join(t('sheet.comma'))}</span>
            <ChevronIcon />
          </button>
        </li>
      ))}
    </ul>
  )
}
