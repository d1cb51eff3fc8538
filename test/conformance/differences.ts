/** Where the predicted status is another than the conformance suite expects, by case and condition, and why. */
export const DIFFERENT: Readonly<Record<string, string>> = {
  'GatewayStaticAddresses@0: Accepted':
    'a prefixed address type is an implementation’s own: whether it is supported cannot be told from manifests',
};
