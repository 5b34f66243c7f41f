import { useMessages } from '~/lib/i18n'
import type { Meeting } from './ganttLayout'
import { calendarMessages } from './messages'

/** Which other promotions have the same goods at the same time, in a sentence; '' where none has. */
export function useMeetText(): (meets: readonly Meeting[]) => string {
  const t = useMessages(calendarMessages)
  return (meets) => {
    // What is certain is said first.
    const first = meets.find(({ shared }) => shared === 'same') ?? meets.at(0)
    if (!first) return ''
    const { name, shared } = first
    if (meets.length === 1) return t(shared === 'same' ? 'meets' : 'meetsMaybe', { name })
    return t(shared === 'same' ? 'meetsMore' : 'meetsMoreMaybe', { name, count: meets.length })
  }
}
