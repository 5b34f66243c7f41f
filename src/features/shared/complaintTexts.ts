import type { ComplaintCommand } from '~/domain/complaintCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

export const complaintTexts = defineMessages('complaintTexts', { zh: {}, en: {} })

export const complaintSentences: Sentences<ComplaintCommand> = {}
