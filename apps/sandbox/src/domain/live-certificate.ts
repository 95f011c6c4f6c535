/**
 * The certificate that every place of this world shows: for `*.example`, valid from August to November 2026, which the world stands
 * in. Nobody has its key.
 */
export const worldCertificate = `-----BEGIN CERTIFICATE-----
MIIBLzCB16ADAgECAgNRZ+cwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJKi5leGFt
cGxlMB4XDTI2MDgwMTAwMDAwMFoXDTI2MTEzMDAwMDAwMFowFDESMBAGA1UEAwwJ
Ki5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEdzhlTKNSCO3xx68B
hauTQ9gorq0JjWk6jIlK1fbXR9vWpNUTVG2AdY+78wBysoMV9SUfrTVHBIxJzBFy
1ls2m6MYMBYwFAYDVR0RBA0wC4IJKi5leGFtcGxlMAoGCCqGSM49BAMCA0cAMEQC
IFvysuffbwvgUHto53GUECz5HM+LXkqRXFY9/GqKyAAuAiBZ5M7bhQZhfN10i1B8
3avcHLMXCVLCTRRVxgSeRcrYQA==
-----END CERTIFICATE-----
`;
