/** One notice per referral, its newest; in the order given, which is newest first. */
export function newestOfEach<N extends { referralId: string }>(notices: readonly N[]): N[] {
  const seen = new Set<string>()
  return notices.filter(({ referralId }) => !seen.has(referralId) && seen.add(referralId))
}
