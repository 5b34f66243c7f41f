import type { TicketCommand } from '~/domain/ticketCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

export const ticketTexts = defineMessages('ticketTexts', { zh: {}, en: {} })

export const ticketSentences: Sentences<TicketCommand> = {}
