import type { ListingState } from '~/domain/product'
import { defineMessages } from '~/lib/i18n'
import type { Tone } from '~/ui/Status'

/** What the states of a listing are called, the same on every screen. */
export const listingStateMessages = defineMessages('listingStates', {
  zh: {
    draft: '草稿',
    ready: '待送审',
    inReview: '审核中',
    rejected: '已驳回',
    approved: '已通过',
    scheduled: '待上架',
    listed: '在售',
    paused: '已下架',
    archived: '已归档',
  },
  en: {
    draft: 'Draft',
    ready: 'Ready',
    inReview: 'In review',
    rejected: 'Rejected',
    approved: 'Approved',
    scheduled: 'Scheduled',
    listed: 'On sale',
    paused: 'Paused',
    archived: 'Archived',
  },
} satisfies Record<'zh' | 'en', Record<ListingState, string>>)

/** The one map of listing states to colours; the word always stands beside the dot. */
export const LISTING_TONES = {
  draft: 'off',
  ready: 'waiting',
  inReview: 'attention',
  rejected: 'bad',
  approved: 'waiting',
  scheduled: 'waiting',
  listed: 'good',
  paused: 'off',
  archived: 'off',
} as const satisfies Record<ListingState, Tone>
