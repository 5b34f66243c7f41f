/** The place of the conversation. */
export function ConversationPane({ ticketKey }: { ticketKey: string }) {
  return <div key={ticketKey} className="zg-skeleton zg-skeleton-block" />
}
