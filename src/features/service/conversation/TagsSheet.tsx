import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { WordsInput } from '~/ui/WordsInput'
import { ticketQueries } from '~/features/service/queries'
import { matterMessages } from './matterMessages'

/** Words that a ticket is found by. */
export function TagsSheet({ detail: { ticket }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useMessages(matterMessages)
  const run = useCommand()
  const { data } = useQuery(ticketQueries.facets({}))
  const [tags, setTags] = useState<readonly string[]>(ticket.tags)
  const save = async () => {
    const addTags = tags.filter((tag) => !ticket.tags.includes(tag))
    const dropTags = ticket.tags.filter((tag) => !tags.includes(tag))
    if (addTags.length + dropTags.length === 0) return onClose()
    const args = { keys: [ticket.key], set: {}, addTags, dropTags }
    if ((await run({ kind: 'ticket.set', args }, { done: t('tagsSaved') }))?.ok) onClose()
  }
  return (
    <Sheet title={t('tags')} onClose={onClose}>
      <div className="zg-form">
        <WordsInput
          label={t('tags')}
          words={tags}
          suggestions={Object.keys(data?.tags ?? {})}
          placeholder={t('tagsHint')}
          onChange={setTags}
        />
        <div className="zg-row">
          <Button type="primary" onClick={() => void save()}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
