package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How Lago sends mail. Lago uses STARTTLS and LOGIN. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "has(self.user) != has(self.userSecret)", message = Sentences.SMTP_USER)
@ValidationRule(value = "has(self.passwordSecret)", message = Sentences.SMTP_PASSWORD)
public record SmtpSpec(
    @JsonPropertyDescription("Mail server, for example smtp.tem.scw.cloud.")
        @Required
        @Size(min = 1, max = 253)
        String host,
    @JsonPropertyDescription(
            "Port of the mail server. Defaults to 587; where that is closed, as on Scaleway instances, use 2587.")
        @Min(1)
        @Max(65535)
        @Nullable Integer port,
    @JsonPropertyDescription("Domain that is announced to the mail server.") @Size(max = 253)
        @Nullable String domain,
    @JsonPropertyDescription("User at the mail server. Give user or userSecret.") @Size(max = 253)
        @Nullable String user,
    @JsonPropertyDescription("Secret with the user at the mail server.")
        @Nullable SecretKeyReference userSecret,
    @JsonPropertyDescription("Secret with the password at the mail server. Required.")
        @Nullable SecretKeyReference passwordSecret,
    @JsonPropertyDescription("Address that mail comes from.") @Required @Size(min = 3, max = 320)
        String from) {}
