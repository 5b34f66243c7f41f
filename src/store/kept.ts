/** For how long the file of an undone import or a removed attachment stays, so that it can come back. */
export const KEEP_UNDONE_DAYS = 30
