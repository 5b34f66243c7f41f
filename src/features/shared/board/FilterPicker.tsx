import { useState } from 'react'
import type { FilterName } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { FilterOptions } from './FilterOptions'
import type { Board } from './useBoard'
import { FILTER_NAMES } from './view'
import { viewMessages } from './viewMessages'
import './filters.css'

/** Adds the members of any dimension to the filters. */
export function FilterPicker({ board, onClose }: { board: Board; onClose: () => void }) {
  const t = useMessages(viewMessages)
  const [name, setName] = useState<FilterName>('channel')
  return (
    <Sheet title={t('filter.add')} onClose={onClose}>
      <div className="zg-filter-picker">
        <div className="zg-filter-names" role="group" aria-label={t('filter.by')}>
          {FILTER_NAMES.map((each) => (
            <button key={each} type="button" aria-pressed={each === name} onClick={() => setName(each)}>
              <span>{t(`filter.${each}`)}</span>
              {board.view.filters[each] && <span className="zg-badge zg-num">{board.view.filters[each].length}</span>}
            </button>
          ))}
        </div>
        <FilterOptions board={board} name={name} />
      </div>
      <div className="zg-row">
        <Button type="primary" onClick={onClose}>
          {t('filter.done')}
        </Button>
      </div>
    </Sheet>
  )
}
