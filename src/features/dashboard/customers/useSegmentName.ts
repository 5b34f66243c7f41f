import { useMemberName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import { messages } from './messages'

/** What a segment is called: the shop's own name, else the usual one; '' is for buyers in none. */
export function useSegmentName(): (segment: { id: string; name?: string }) => string {
  const t = useMessages(messages)
  const memberName = useMemberName()
  return ({ id, name = '' }) => (id === '' ? t('rfm.other') : memberName('segment', id, name))
}
