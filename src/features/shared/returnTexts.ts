import type { ReturnCommand } from '~/domain/returnCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

export const returnTexts = defineMessages('returnTexts', { zh: {}, en: {} })

export const returnSentences: Sentences<ReturnCommand> = {}
