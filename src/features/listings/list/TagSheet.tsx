import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { listMessages } from './messages'
import { listingQueries } from './queries'

interface Props {
  keys: readonly string[]
  count: number
  onClose: () => void
}

const wordsOf = (typed: string): string[] =>
  typed
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** Tags of many products: one line of the history, one undo. */
export function TagSheet({ keys, count, onClose }: Props) {
  const t = useMessages(listMessages)
  const run = useCommand()
  const known = useId()
  const [added, add] = useState('')
  const [removed, remove] = useState('')
  const { data: facets } = useQuery(listingQueries.facets({}))
  const save = async () => {
    const set = { addTags: wordsOf(added), removeTags: wordsOf(removed) }
    if (set.addTags.length + set.removeTags.length === 0) return showToast(t('nothingToDo'))
    const outcome = await run({ kind: 'catalog.bulk', args: { keys, set } }, { done: t('done', { count }) })
    if (outcome?.ok) onClose()
  }
  const field = (label: string, value: string, change: (text: string) => void) => (
    <label>
      {label}
      <input className="zg-input" list={known} value={value} onChange={({ target }) => change(target.value)} />
    </label>
  )
  return (
    <Sheet title={t('tagTitle', { count })} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {field(t('addTags'), added, add)}
        {field(t('removeTags'), removed, remove)}
        <p className="zg-second zg-small">{t('tagsHint')}</p>
        <datalist id={known}>
          {(facets?.values.tag ?? []).map(({ value }) => (
            <option key={value} value={value} />
          ))}
        </datalist>
        <div className="zg-row">
          <Button type="primary" htmlType="submit">
            {t('tagSave', { count })}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
